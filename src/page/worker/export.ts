import { itfOf } from '../../show/files/livepatch-itf.ts';
import { mail } from '../../show/files/mail.ts';
import { mermaidSequence } from '../../show/files/mermaid-sequence.ts';
import { pathAccount } from '../../show/files/path-account.ts';
import { scenarioYaml } from '../../show/files/scenario-yaml.ts';
import { transcript } from '../../show/files/transcript.ts';
import type { Session } from '../../uses/step/session.ts';
import type { Format } from '../protocol.ts';

const WRITERS = {
  scenario: { extension: '.yaml', write: scenarioYaml },
  transcript: { extension: '.txt', write: transcript },
  mail: { extension: '.eml', write: mail },
  sequence: { extension: '.seq.mmd', write: mermaidSequence },
  itf: { extension: '.itf.json', write: itfOf },
} as const satisfies Record<Format, unknown>;

/** The path up to where the session stands, as a file. */
export function exported(session: Session, format: Format): { readonly name: string; readonly text: string } {
  const { extension, write } = WRITERS[format];
  const stem =
    session.scenario.file
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/, '') || 'path';
  return { name: `${stem}-path${extension}`, text: [...write(pathAccount(session))].join('') };
}
