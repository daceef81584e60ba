import { expect, test } from 'vitest';
import { klpState } from '../../machines/designs/klp-state.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { type Moment, virtualTime } from '../../src/livepatch/virtual-time.ts';
import { parseStep } from '../../src/scenario/parse-step.ts';
import type { StepData } from '../../src/scenario/schema/step.ts';
import { deepFrozen } from '../support/deep-frozen.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  livepatches: { P: { objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] } },
  tasks: [{ name: 'worker', in: 'f', until: 'never' }],
});
const TIME = virtualTime(livepatchModel(WORLD, klpState));

function take(moment: Moment, data: StepData) {
  const read = parseStep(data, WORLD);
  if ('mistake' in read) throw new Error(read.mistake.what);
  return TIME.take(deepFrozen(moment), read.value);
}

test('nothing is armed before the first transition', () => {
  expect(TIME.initial).toMatchObject({ now: 0, armed: null });
});

test('an operation tries the tasks itself, and leaves the rest to the delayed work; a reversal leaves that as it is', () => {
  const load = take(TIME.initial, { do: 'load P &', at: 0.5 });
  expect(load).toMatchObject({ at: 0.5, meanwhile: [], attempts: [0.5], result: 'ok' });
  expect(load.after).toMatchObject({ now: 0.5, armed: 2 });
  const reversal = take(load.after, { do: 'disable P &', at: 1.9 });
  expect(reversal).toMatchObject({ attempts: [], after: { now: 1.9, armed: 2 } });
});

test('a task that is on a CPU when it is tried switches a second later', () => {
  const world = worldOf({ livepatches: { P: {} }, tasks: [{ name: 'one' }, { name: 'two' }] });
  const time = virtualTime(livepatchModel(world, klpState));
  const load = (running?: StepData) => {
    const read = parseStep(running ?? 'load P', world);
    if ('mistake' in read) throw new Error(read.mistake.what);
    return time.take(time.initial, read.value);
  };
  expect(load()).toMatchObject({ attempts: [0], after: { now: 0, armed: null } });
  expect(load({ do: 'load P', running: ['two'] })).toMatchObject({ attempts: [0, 1], after: { now: 1 } });
  expect(load({ do: 'load P &', running: ['two'] }).after.state.context.tasks).toMatchObject({
    one: { patchState: 'patched' },
    two: { patchState: 'unpatched' },
  });
  expect(load({ do: 'load P &', running: 'all' }).after.state.context.tasks).toMatchObject({
    one: { patchState: 'unpatched' },
    two: { patchState: 'unpatched' },
  });
});

test('what is armed runs until it is the turn of the step, and is told apart from what the step does', () => {
  const load = take(TIME.initial, 'load P &');
  const later = take(load.after, { do: 'disable P &', at: 2.9 });
  expect(later.meanwhile.map(({ event }) => event.type)).toEqual(['attempt', 'attempt']);
  expect(later.outcomes.map(({ event }) => event.type)).toEqual(['disable']);
  expect(later.after).toMatchObject({ now: 2.9, armed: 3 });
});

test('where an attempt takes its time, who comes meanwhile waits, and the next one is armed when it ends', () => {
  const time = virtualTime(livepatchModel({ ...WORLD, attempt: 10.5 }, klpState));
  const step = (moment: Moment, data: StepData) => {
    const read = parseStep(data, WORLD);
    if ('mistake' in read) throw new Error(read.mistake.what);
    return time.take(moment, read.value);
  };
  const load = step(time.initial, 'load P &');
  expect(load).toMatchObject({ at: 0, attempts: [10.5], after: { now: 10.5, armed: 12 } });
  const force = step(load.after, { do: 'force P', at: 30 });
  expect(force).toMatchObject({ at: 34.5, attempts: [22.5, 34.5], after: { now: 34.5, armed: 36 } });
  expect(step(force.after, 'complete')).toMatchObject({ at: 34.5, attempts: [46.5], after: { now: 46.5 } });
});

test.each([
  [0, 15],
  [10.5, 190.5],
])('the signals go by attempts and not by seconds: of %s s each', (attempt, seconds) => {
  const time = virtualTime(livepatchModel({ ...WORLD, attempt }, klpState));
  const read = parseStep('load P', WORLD);
  if ('mistake' in read) throw new Error(read.mistake.what);
  const { outcomes, attempts } = time.take(time.initial, read.value);
  const signals = outcomes.findIndex(({ log }) => log.includes('livepatch: signaling remaining tasks'));
  // klp_signals_cnt is 0 in the attempt that load makes itself.
  expect({ signals, seconds: attempts[signals] }).toEqual({ signals: 15, seconds });
});

test('a step that waits in vain gives up, and says so', () => {
  const { result, outcomes, after } = take(TIME.initial, 'load P');
  expect(result).toBe('stuck');
  expect(outcomes).toHaveLength(33);
  expect(after).toMatchObject({ now: 32, armed: 33 });
});

test('from one moment one can go on in two ways', () => {
  const { after } = take(TIME.initial, 'load P &');
  const forced = take(after, 'force P');
  expect(take(forced.after, 'complete').result).toBe('ok');
  expect(take(after, 'complete').result).toBe('stuck');
  expect(take(after, 'complete')).toEqual(take(after, 'complete'));
});

test('where no transition runs there is nothing to wait for', () => {
  expect(take(TIME.initial, 'complete')).toMatchObject({
    outcomes: [],
    result: 'ok',
    after: TIME.initial,
  });
});
