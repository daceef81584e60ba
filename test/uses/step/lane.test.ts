import { expect, test } from 'vitest';
import { placeView } from '../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../support/session-at.ts';

const laneAt = (name: string, lines: readonly string[]) => placeView(sessionAt(name, lines)).lane;

test('where no time passes and nobody runs there is nothing to draw', () => {
  expect(laneAt('worlds/upgrade', ['load A1', 'load B2'])).toBeNull();
});

test('tasks that leave at the signal switch at the fifteenth attempt, and the one after it completes', () => {
  const lane = laneAt('kernel/signals-go-out-at-attempt-15', ['load P']);
  expect(lane?.end).toBe(16);
  expect(lane?.attempts).toHaveLength(17);
  expect(lane?.attempts.filter(({ signals }) => signals)).toEqual([{ at: 15, signals: true }]);
  expect(lane?.transitions).toEqual([{ what: 'P patching', from: 0, to: 16 }]);
  expect(lane?.tasks[0]).toEqual({
    name: 'reader-1',
    universes: [
      { what: 'unpatched', from: 0, to: 15 },
      { what: 'patched', from: 15, to: 16 },
    ],
    seats: [{ what: 'original', from: 0, to: 15 }],
    switches: [15],
  });
});

test('before any time has passed what is so is told at that moment', () => {
  const lane = laneAt('worlds/everything', ['insert kvm', 'load A1 & running all', 'switch kworker']);
  expect(lane?.steps).toEqual([0, 0, 0]);
  expect(lane?.transitions).toEqual([{ what: 'A1 patching', from: 0, to: 0 }]);
  expect(lane?.tasks.map(({ name, switches }) => [name, switches])).toEqual([
    ['vcpu', []],
    ['kworker', [0]],
  ]);
});
