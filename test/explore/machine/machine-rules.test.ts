import { expect, it } from 'vitest';
import { createMachine, fromPromise, raise, sendTo, spawnChild } from 'xstate';
import { explore } from '../../../src/explore/index.ts';
import { engines } from '../../support/engines.ts';

const answer = fromPromise(async () => 1);
const walk = (config: Parameters<typeof createMachine>[0]) =>
  explore(createMachine({ id: 'm', ...config }), { events: [{ type: 'go' }], properties: [] });

it('refuses invoked actors', async () => {
  await expect(walk({ initial: 'a', states: { a: { invoke: { src: answer } } } })).rejects.toThrow(
    /^State "m.a" invokes an actor.*Make each answer that it may give an event/,
  );
});

it('refuses delayed transitions', async () => {
  await expect(walk({ initial: 'a', states: { a: { after: { 100: 'b' } }, b: {} } })).rejects.toThrow(
    /^State "m.a" has a delayed transition.*Make the end of the delay an event/,
  );
});

it('refuses eventless transitions in two regions', async () => {
  const region = { initial: 'x', states: { x: { always: 'y' }, y: {} } };
  await expect(walk({ type: 'parallel', states: { a: region, b: region } })).rejects.toThrow(
    /^State "m" has eventless transitions \("always"\) in two regions, a and b;.*one region/,
  );
});

it('refuses eventless transitions in and above a region, where both would be taken', async () => {
  const region = { initial: 'x', states: { x: { always: { guard: () => false, actions: [] } } } };
  const above = { guard: () => false, target: '#m' };
  await expect(walk({ type: 'parallel', always: above, states: { a: region, b: {} } })).rejects.toThrow(
    /^State "m" has eventless transitions \("always"\) in region a and at or above itself/,
  );
});

it.each(engines)(
  'refuses what acts outside of the machine ($engine engine, recheck $recheck)',
  async engine => {
    const go = (actions: ReturnType<typeof raise | typeof spawnChild | typeof sendTo>) =>
      explore(createMachine({ id: 'm', on: { go: { actions } } }), {
        events: [{ type: 'go' }],
        properties: [],
        ...engine,
      });
    await expect(go(raise({ type: 'go' }, { delay: 5 }))).rejects.toThrow('raises an event after a delay');
    await expect(go(spawnChild(answer, { id: 'child' }))).rejects.toThrow('spawns an actor ("child")');
    await expect(go(sendTo(({ self }) => self, { type: 'go' }))).rejects.toThrow(
      'sends an event to an actor',
    );
  },
);

it('refuses a machine that cannot start', async () => {
  const context = () => {
    throw new Error('no input');
  };
  await expect(walk({ context })).rejects.toThrow(
    'The machine "m" cannot enter its initial state: no input.',
  );
});
