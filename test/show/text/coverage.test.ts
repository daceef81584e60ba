import { expect, it } from 'vitest';
import { coverageText } from '../../../src/show/text/coverage.ts';
import { pageFor } from '../../../src/show/text/page.ts';

const page = pageFor(undefined, false);
const all = (possible: number) => ({ visited: possible, possible, missing: [] });
const cover = (possible: number, ...missing: string[]) => ({
  visited: possible - missing.length,
  possible,
  missing,
});

it('tells how much was visited, and nothing else where nothing is missing', () => {
  const text = coverageText(page, {
    states: all(12),
    transitions: all(13),
    guards: all(6),
    events: all(8),
    faults: all(0),
  });
  expect(text).toBe(`\
  chart states       12 of 12
  chart transitions  13 of 13
  guard outcomes      6 of 6
  events              8 of 8
  faults              0 of 0`);
});

it('names what was never visited, and leaves out what follows from that', () => {
  const text = coverageText(page, {
    states: cover(83, 'force', 'force.store', 'force.forced', 'load.enable.cancel', 'work.again'),
    transitions: cover(
      120,
      'livepatch: force -> force',
      'load.enable.complete.postPatch.features.feature: [isAnothersAtMyVersion] -> return',
      'force: done -> unlock',
      'force.store: -> forced',
      'work.again: -> unlock',
    ),
    guards: cover(
      40,
      'isNotInstalled: never true',
      'isNotInstalled: never false',
      'isMine: never false',
      'replaces: never true',
      'isEnabled: never true',
      'moduleIsResident: never true',
      'aTransitionRuns: never true',
      'targetIsLoaded: never true',
    ),
    events: cover(7, 'complete'),
    faults: cover(2, 'fault { in: B2, object: vmlinux, symbol: -2 }'),
  });
  expect(text).toBe(`\
  chart states        78 of 83
  chart transitions  115 of 120
  guard outcomes      32 of 40
  events               6 of 7
  faults               1 of 2

States never entered:
  force (with 2 inside)
  load.enable.cancel
  work.again

Transitions never taken:
  livepatch: force -> force
  load.enable.complete.postPatch.features.feature:
    [isAnothersAtMyVersion] -> return
  (3 more, out of states never entered)

Guards never asked:
  isNotInstalled

Guards never true:
  replaces, isEnabled, moduleIsResident, aTransitionRuns, targetIsLoaded

Guards never false:
  isMine

Events never accepted:
  complete

Faults that never happened:
  fault { in: B2, object: vmlinux, symbol: -2 }`);
  expect(text.split('\n').filter(line => line.length > 72)).toEqual([]);
});
