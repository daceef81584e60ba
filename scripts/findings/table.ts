import * as z from 'zod';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { comparisonJson } from '../../src/show/text/comparison-formats.ts';
import type { Comparison } from '../../src/uses/compare/comparison.ts';

/** Every world that is shipped under every design, as `compare --json` prints it; each walked to its end. */
const tableSchema = z.object({
  designs: z.array(z.object({ design: z.string(), holds: z.int(), vacuous: z.int(), worlds: z.int() })),
  worlds: z.array(
    z.object({
      name: z.string(),
      file: z.string(),
      cells: z.array(
        z.object({
          design: z.string(),
          verdict: z.enum(['holds', 'violated']),
          states: z.int(),
          transitions: z.int(),
          depth: z.int(),
          stopped: z.null(),
          /** The shortest history first. */
          violated: z.array(z.object({ property: z.enum(PROPERTY_NAMES), length: z.int() })),
          neverHandedOn: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export type Table = z.output<typeof tableSchema>;
export type TableWorld = Table['worlds'][number];
export type TableCell = TableWorld['cells'][number];

/** @throws Error where a cell was not walked to its end */
export function tableOf(comparison: Comparison): Table {
  return tableSchema.parse(JSON.parse(comparisonJson(comparison)));
}

export function worldOf({ worlds }: Table, name: string): TableWorld {
  const found = worlds.find(world => world.name === name);
  if (found === undefined) throw new Error(`the table has no world ${name}`);
  return found;
}

export function cellOf(table: Table, design: string, world: string): TableCell {
  const found = worldOf(table, world).cells.find(cell => cell.design === design);
  if (found === undefined) throw new Error(`the table has no design ${design}`);
  return found;
}

/** In how many worlds the design holds: `16 of 21 worlds, in 14 of them without handing a feature on`. */
export function holdsText({ designs }: Table, design: string): string {
  const sum = designs.find(other => other.design === design);
  if (sum === undefined) throw new Error(`the table has no design ${design}`);
  const held = `${sum.holds} of ${sum.worlds} worlds`;
  return sum.vacuous === 0 ? held : `${held}, in ${sum.vacuous} of them without handing a feature on`;
}
