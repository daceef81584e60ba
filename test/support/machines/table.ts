import fc from 'fast-check';
import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

/** A graph: by state, by event, where the event leads; `null`: the state does not have it. State 0 is the first. */
export type Table = readonly (readonly (number | null)[])[];

export interface TableContext {
  readonly at: { readonly state: number };
}

export interface TableEvent {
  readonly type: 'go';
  readonly by: number;
}

export interface TableStep {
  readonly from: number;
  readonly by: number;
}

/** A machine that does what the table says, and shows each step. */
export function tableMachine(table: Table) {
  const types: { context?: TableContext; events?: TableEvent } = {};
  const target = (state: number, by: number) => table[state]?.[by] ?? null;
  return setup({ types, actions: { observe: (_, _step: TableStep) => {} } }).createMachine({
    id: 'table',
    context: { at: { state: 0 } },
    on: {
      go: {
        guard: ({ context, event }) => target(context.at.state, event.by) !== null,
        actions: [
          {
            type: 'observe',
            params: ({ context, event }) => ({ from: context.at.state, by: event.by }),
          },
          edit(({ at }, { by }) => {
            at.state = target(at.state, by) ?? at.state;
          }),
        ],
      },
    },
  });
}

export function tableEvents(table: Table): TableEvent[] {
  return (table[0] ?? []).map((_, by) => ({ type: 'go', by }));
}

/** Tables of one to `states` states. Many have cycles, and states that nothing leads out of. */
export function tables(states: number, events: number): fc.Arbitrary<Table> {
  return fc.integer({ min: 1, max: states }).chain(size =>
    fc.array(fc.array(fc.option(fc.nat(size - 1), { freq: 2 }), { minLength: events, maxLength: events }), {
      minLength: size,
      maxLength: size,
    }),
  );
}

/** A choice among states or events. */
export function chosen(size: number): fc.Arbitrary<ReadonlySet<number>> {
  return fc.uniqueArray(fc.nat(size - 1)).map(places => new Set(places));
}
