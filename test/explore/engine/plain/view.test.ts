import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { explore } from '../../../../src/explore/index.ts';
import { engines } from '../../../support/engines.ts';
import { counter } from '../../../support/machines/counter.ts';

const types: {
  context?: { ticks: number; on: boolean; log: () => void };
  events?: { type: 'tick' | 'turn' };
} = {};

/** A lamp with a clock that goes on for ever, and a function that nothing compares. */
const lamp = setup({ types }).createMachine({
  id: 'lamp',
  context: () => ({ ticks: 0, on: false, log: () => {} }),
  on: {
    tick: { actions: assign({ ticks: ({ context }) => context.ticks + 1 }) },
    turn: {
      actions: assign({ on: ({ context }) => !context.on, ticks: ({ context }) => context.ticks + 1 }),
    },
  },
});
const events = [{ type: 'tick' }, { type: 'turn' }] as const;
const add = { type: 'add', by: 1 } as const;

describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('states of which a view shows the same are one', async () => {
    const result = await explore(lamp, {
      events,
      properties: [
        { kind: 'way-back', name: 'off again', from: () => true, home: ({ context }) => !context.on },
        { kind: 'sometimes', name: 'on', when: ({ context }) => context.on },
      ],
      view: ({ context }) => context.on,
      graph: true,
      ...engine,
    });
    expect(result).toMatchObject({ states: 2, transitions: 4, closed: true, engine: 'plain' });
    expect(result.verdicts).toMatchObject([{ verdict: 'holds' }, { witness: [{ type: 'turn' }] }]);
    const edges = [...(result.graph?.edges() ?? [])].map(
      ({ from, event, to }) => `${from} ${event.type} ${to}`,
    );
    expect(edges).toEqual(['0 tick 0', '0 turn 1', '1 tick 1', '1 turn 0']);
  });

  it('a view that hides what decides what can happen is refused', async () => {
    const walk = explore(counter(3), {
      events: [add, { type: 'reset' }],
      properties: [],
      view: ({ context }) => context.count.n === 3,
      ...engine,
    });
    await expect(walk).rejects.toThrow(
      'The view shows the same of state {"context":{"count":{"n":0}},"value":{}} and of state ' +
        '{"context":{"count":{"n":1}},"value":{}}, but they are not alike: only the first: reset leads to false. ' +
        'Have the view show what decides that.',
    );
  });

  it('and one that hides what a property asks about', async () => {
    const walk = explore(lamp, {
      events,
      properties: [{ kind: 'never', name: 'late', when: ({ context }) => context.ticks > 30 }],
      view: ({ context }) => context.on,
      ...engine,
    });
    await expect(walk).rejects.toThrow('they are not alike: only the second: the property "late" says yes.');
  });

  it('one that throws is named, with the state', async () => {
    const walk = explore(counter(3), {
      events: [add],
      properties: [],
      view: ({ context }) => {
        if (context.count.n === 2) throw new Error('too bright');
        return context.count.n;
      },
      ...engine,
    });
    await expect(walk).rejects.toThrow(
      'The view failed in state {"context":{"count":{"n":2}},"value":{}}: too bright',
    );
    await expect(walk).rejects.toMatchObject({ history: [add] });
  });
});
