import { expect, test } from 'vitest';
import { createActor, setup } from 'xstate';
import { type Context, initialContext } from '../../machines/context.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { Observation } from '../../machines/observation.ts';
import type { Actions, Guards, Sight } from '../../machines/words/word.ts';
import { bindActions, bindGuards } from '../../src/livepatch/bind.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({ livepatches: { A: {} } });

const types: { context?: Context; events?: KlpEvent } = {};

/** A machine of one state, which takes `complete` where the guard holds, and does the actions. */
function start(guards: Guards, actions: Actions) {
  const said: Observation[] = [];
  const machine = setup({
    types,
    guards: bindGuards(WORLD, guards),
    actions: bindActions(WORLD, actions),
  }).createMachine({
    context: initialContext(WORLD),
    on: { complete: { guard: Object.keys(guards)[0] ?? '', actions: Object.keys(actions) } },
  });
  const actor = createActor(
    machine.provide({
      actions: {
        observe: (_, observation) => {
          if (observation !== undefined) said.push(observation);
        },
      },
    }),
  ).start();
  return { actor, said };
}

test('a guard sees the context and the world', () => {
  const seen: Sight[] = [];
  const { actor } = start(
    {
      look: sight => {
        seen.push(sight);
        return false;
      },
    },
    {},
  );
  actor.send({ type: 'complete' });
  expect(seen[0]?.world).toBe(WORLD);
  expect(seen[0]?.context).toEqual(initialContext(WORLD));
});

test('actions edit one after the other, and never the context that was before', () => {
  const { actor } = start(
    { always: () => true },
    {
      first: ({ context }) => {
        context.klp.signalsCnt = 1;
      },
      second: ({ context }) => {
        context.klp.signalsCnt += 10;
      },
    },
  );
  const before = actor.getSnapshot().context;
  actor.send({ type: 'complete' });
  expect(actor.getSnapshot().context.klp.signalsCnt).toBe(11);
  expect(before.klp.signalsCnt).toBe(0);
  expect(actor.getSnapshot().context.livepatches).toBe(before.livepatches);
});

test('what actions say is observed, in the order in which it is said', () => {
  const { actor, said } = start(
    { always: () => true },
    {
      first: ({ say }) => {
        say({ type: 'log', line: 'one' });
        say({ type: 'log', line: 'two' });
      },
      second: ({ say, event }) => say({ type: 'log', line: event.type }),
    },
  );
  actor.send({ type: 'complete' });
  expect(said).toEqual(['one', 'two', 'complete'].map(line => ({ type: 'log', line })));
});
