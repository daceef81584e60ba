import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { parseYaml } from '../../src/scenario/yaml/yaml.ts';

const headSchema = z.strictObject({
  world: z.string(),
  /** All of them are violated by one shortest history. */
  properties: z.array(z.enum(PROPERTY_NAMES)).min(1),
});

/** Prose of the page, written by hand, and the history that it is about. */
export interface Fragment {
  readonly file: string;
  /** `null`: it is about no one design. */
  readonly design: string | null;
  /** What violates what, in which world; `null`: nothing does. */
  readonly shown: z.output<typeof headSchema> | null;
  readonly prose: string;
  /** The line of the file, from 1, on which the prose begins. */
  readonly firstLine: number;
}

/**
 * Reads a fragment: Markdown, and before it, between two lines of three dashes, which history it shows.
 *
 * @throws Error that names the file and the key
 */
export function readFragment(file: string, design: string | null): Fragment {
  if (!existsSync(file)) throw new Error(`${file} is not there: what is there to say of ${design}?`);
  return parseFragment(file, design, readFileSync(file, 'utf8'));
}

export function parseFragment(file: string, design: string | null, text: string): Fragment {
  const [head = '', yaml] = /^---\n([\s\S]*?)---\n/.exec(text) ?? [];
  const prose = text.slice(head.length).trim();
  const firstLine = text.slice(0, text.indexOf(prose)).split('\n').length;
  if (yaml === undefined) return { file, design, shown: null, prose, firstLine };
  const shown = headSchema.safeParse(parseYaml(yaml, file).data);
  if (!shown.success) throw new Error(`${file}: ${z.prettifyError(shown.error)}`);
  return { file, design, shown: shown.data, prose, firstLine };
}
