import * as z from 'zod/mini';
import type { KlpEvent } from '../../../machines/events.ts';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import type { ExploredWorld } from '../../livepatch/explore-world.ts';
import { overall } from '../../livepatch/overall.ts';
import { isStep } from '../../scenario/step-event.ts';

/** The world was walked under the design. */
const walked = z.strictObject({
  kind: z.literal('walked'),
  /** `holds`, `holds to depth 12`, `violated` or `unknown`. */
  verdict: z.string(),
  states: z.int(),
  transitions: z.int(),
  depth: z.int(),
  /** Why the walk ended early; `null`: it did not, and the world is closed. */
  stopped: z.nullable(
    z.enum(['depth', 'states', 'memory', 'values', 'violation', 'boundary', 'interrupted']),
  ),
  /** The properties that are violated, each with the length of a shortest history; the shortest first. */
  violated: z.array(
    z.strictObject({
      property: z.enum(PROPERTY_NAMES),
      length: z.int(),
      /** As it may stand in a scenario's `steps`, where it was asked for. */
      history: z.optional(z.array(z.string())),
    }),
  ),
  /** The features that livepatches of the world could hand on, and under the design never do. */
  neverHandedOn: z.array(z.string()),
});

/** The world cannot be walked under the design: it has a key of another one. */
const inapplicable = z.strictObject({ kind: z.literal('inapplicable'), why: z.string() });

/** The walk came to nothing. */
const failed = z.strictObject({ kind: z.literal('failed'), why: z.string() });

/** A cell of the table, as plain data: it comes from another process. */
export const cellSchema = z.discriminatedUnion('kind', [walked, inapplicable, failed]);

export type Cell = z.output<typeof cellSchema>;
export type WalkedCell = z.output<typeof walked>;

/** The verdict in the words of `explore`. */
export function verdictOf(cell: Cell): string {
  if (cell.kind === 'walked') return cell.verdict;
  return cell.kind === 'failed' ? 'unknown' : 'does not apply';
}

/** It holds in part because the design never lets in whoever would take a feature over. */
export function isVacuous(cell: Cell): boolean {
  return cell.kind === 'walked' && cell.verdict === 'holds' && cell.neverHandedOn.length > 0;
}

/**
 * What a walk has shown, as a cell.
 *
 * @param replayed takes a history again, for its lines; left out: the cell tells its length alone
 */
export function cellOf(
  exploration: ExploredWorld,
  replayed?: (history: readonly KlpEvent[]) => readonly string[],
): Cell {
  const { verdicts, states, transitions, depth, stopped } = exploration;
  const neverHandedOn = [...exploration.neverHandedOn];
  const violated = verdicts
    .flatMap(({ property, history }) =>
      history === undefined
        ? []
        : [
            {
              property,
              length: history.filter(isStep).length,
              ...(replayed && { history: [...replayed(history)] }),
            },
          ],
    )
    .sort((one, other) => one.length - other.length);
  return {
    kind: 'walked',
    verdict: overall(verdicts),
    states,
    transitions,
    depth,
    stopped,
    violated,
    neverHandedOn,
  };
}
