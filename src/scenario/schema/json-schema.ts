import * as z from 'zod/mini';
import { scenarioSchema } from './schema.ts';

/** The line width in biome.json. */
const WIDTH = 110;

/**
 * The JSON Schema (draft 2020-12) of scenario files, by which editors complete and check; ends with a newline.
 * It is laid out as Biome does: the committed file is formatted like any other.
 */
export function scenarioJsonSchema(): string {
  const json = JSON.stringify(z.toJSONSchema(scenarioSchema), null, 2);
  const joined = json.replace(/^(.*\[)\n([^[\]{}]*)\n *(\],?)$/gm, (whole, head, items, tail) => {
    const line = `${head}${items.trim().replace(/\n */g, ' ')}${tail}`;
    return line.length <= WIDTH ? line : whole;
  });
  return `${joined}\n`;
}
