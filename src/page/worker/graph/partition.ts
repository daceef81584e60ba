import type { StateRows } from './state-rows.ts';

/** States that fall together, and what they have in common. */
export interface Box {
  readonly key: string;
  readonly lines: readonly string[];
  /** What those of the opened box around it have in common. */
  readonly around: readonly string[];
  readonly states: readonly number[];
  /** The opened boxes that it lies in, from the outermost. */
  readonly inside: readonly string[];
}

/**
 * The states that look alike by these members as one box, and those of an opened box by ever more members, until each
 * state stands alone.
 *
 * @param by none: each state stands alone
 */
export function partition(rows: StateRows, by: readonly string[], open: ReadonlySet<string>): Box[] {
  const all = Array.from({ length: rows.states }, (_, state) => state);
  if (by.length === 0) return all.map(state => alone(state, WHOLE));
  return split(rows, by, { ...WHOLE, states: all }).flatMap(box => opened(rows, by, box, open));
}

/** The box, or, as far as they are opened, those in it. */
function opened(rows: StateRows, by: readonly string[], box: Box, open: ReadonlySet<string>): Box[] {
  if (!open.has(box.key) || box.states.length === 1) return [box];
  const within = { ...box, around: [...box.around, ...box.lines], inside: [...box.inside, box.key] };
  for (const member of rows.members.filter(member => !by.includes(member))) {
    const parts = split(rows, [member], within);
    const next = [...by, member];
    if (parts.length > 1) return parts.flatMap(part => opened(rows, next, part, open));
    by = next;
  }
  return box.states.map(state => alone(state, within));
}

function split(rows: StateRows, by: readonly string[], { key, states, around, inside }: Box): Box[] {
  const columns = by.map(member => rows.told[rows.members.indexOf(member)] ?? new Int32Array());
  const boxes = new Map<string, { readonly lines: readonly string[]; readonly states: number[] }>();
  for (const state of states) {
    const told = columns.map(column => column[state] ?? 0);
    const name = told.join(',');
    const box = boxes.get(name) ?? { lines: told.flatMap(place => rows.texts[place] ?? []), states: [] };
    boxes.set(name, box);
    box.states.push(state);
  }
  return Array.from(boxes, ([name, box]) => ({ key: `${key}/${name}`, around, inside, ...box }));
}

const WHOLE: Box = { key: '', lines: [], around: [], states: [], inside: [] };

function alone(state: number, { key, around, inside }: Box): Box {
  return { key: `${key}#${state}`, lines: [`state ${state}`], around, states: [state], inside };
}
