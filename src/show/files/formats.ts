import { aldebaran, dot, graphJson, mermaidStates } from '../../explore/index.ts';
import { oneExtensionOf } from './extension.ts';
import { EXTENSIONS, type Extension } from './format-names.ts';
import { itfOf } from './livepatch-itf.ts';
import { mail } from './mail.ts';
import { mermaidSequence } from './mermaid-sequence.ts';
import { scenarioYaml } from './scenario-yaml.ts';
import { transcript } from './transcript.ts';

/**
 * What each extension stands for. A `drawing` is for the eye, a `graph` for programs; of a `history` there is a
 * file for each property that is violated.
 */
export const FORMATS = {
  '.dot': { kind: 'drawing', write: dot },
  '.mmd': { kind: 'drawing', write: mermaidStates },
  '.aut': { kind: 'graph', write: aldebaran },
  '.json': { kind: 'graph', write: graphJson },
  '.itf.json': { kind: 'history', write: itfOf },
  '.yaml': { kind: 'history', write: scenarioYaml },
  '.txt': { kind: 'history', write: transcript },
  '.eml': { kind: 'history', write: mail },
  '.seq.mmd': { kind: 'history', write: mermaidSequence },
} as const satisfies Record<Extension, unknown>;

/**
 * The longest extension that the file's name ends with.
 *
 * @throws ProblemError that names the nearest one where there is none
 */
export function extensionOf(file: string): Extension {
  return oneExtensionOf(file, EXTENSIONS);
}
