import { expect, it } from 'vitest';
import { type AnyStateMachine, createMachine, fromPromise, raise, spawnChild } from 'xstate';
import { explore } from '../../../../src/explore/index.ts';

const events = [{ type: 'go' }];
const walk = (machine: AnyStateMachine, options: object = {}) =>
  explore(machine, { events, properties: [{ kind: 'deadlock', name: 'goes on' }], ...options });

it('stops where the same delayed event is on its way again and again', async () => {
  const machine = createMachine({ on: { go: { actions: raise({ type: 'x' }, { delay: 1 }) } } });
  expect(await walk(machine)).toMatchObject({
    states: 5,
    closed: false,
    stopped: 'values',
    note: expect.stringContaining(
      'The delayed event "x" has come to be on its way more than 4 times at once.',
    ),
    verdicts: [{ verdict: 'holds to depth' }],
  });
});

it('stops where more actors live at once than may', async () => {
  const machine = createMachine({ on: { go: { actions: spawnChild(fromPromise(async () => 1)) } } });
  const result = await walk(machine, { bounds: { actors: 3 } });
  expect(result).toMatchObject({ closed: false, stopped: 'values' });
});

it('tells of a delay that nobody has given a time, which XState ends at once', async () => {
  const machine = createMachine({ initial: 'a', states: { a: { after: { PT2W: 'b' } }, b: {} } });
  expect(await walk(machine, { graph: true })).toMatchObject({
    states: 1,
    note: 'Nobody has given a time to "PT2W": as in XState, such a delay ends at once.',
  });
});
