import { describe, expect, test } from 'vitest';
import { repaired } from '../../../machines/designs/repaired.ts';
import { me } from '../../../machines/words/owner.ts';
import type { World } from '../../../machines/world.ts';
import { everyStep } from '../../support/every-step.ts';
import { registryText } from '../../support/registry-text.ts';
import { last, take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

/** The steps, each with the registry and the effects that it leaves. */
function told(world: World, steps: readonly string[]): string[] {
  return take(world, repaired, steps).map(({ after }, i) => `${steps[i]}: ${registryText(after)}`);
}

const UPGRADE = worldOf({ livepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } } } });
const TWO_FEATURES = worldOf({
  livepatches: { A: { features: { S: 1, T: 1 } }, B: { features: { S: 1, T: 2 } } },
});
const STACKED = worldOf({
  livepatches: { A: { replace: false, features: { S: 1 } }, B: { replace: false, features: { S: 1 } } },
});

test('alone it does what the sketch does', () => {
  expect(told(UPGRADE, ['load A1', 'complete', 'disable A1', 'complete'])).toEqual([
    'load A1: S 1 A1/vmlinux, off',
    'complete: S 1 A1/vmlinux, on 1',
    'disable A1: S 1 A1/vmlinux, off',
    'complete: S -, off',
  ]);
});

describe('a livepatch that follows', () => {
  test('with a higher version takes over version, owner and the running effect, and switches nothing', () => {
    const upgrade = ['load A1', 'complete', 'load B2', 'complete', 'disable B2', 'complete'];
    expect(told(UPGRADE, upgrade).slice(2)).toEqual([
      'load B2: S 1 A1/vmlinux, on 1',
      'complete: S 2 B2/vmlinux, on 2',
      'disable B2: S 2 B2/vmlinux, off',
      'complete: S -, off',
    ]);
    expect(take(UPGRADE, repaired, upgrade).flatMap(({ violations }) => violations)).toEqual([]);
  });

  test('and is cancelled leaves alone what is not its own', () => {
    expect(told(UPGRADE, ['load A1', 'complete', 'load B2', 'disable B2', 'complete']).at(-1)).toBe(
      'complete: S 1 A1/vmlinux, on 1',
    );
  });

  test('takes every feature over: one that is as it should be does not end the callback', () => {
    expect(told(TWO_FEATURES, ['load A', 'complete', 'load B', 'complete']).at(-1)).toBe(
      'complete: S 1 B/vmlinux, on 1; T 2 B/vmlinux, on 2',
    );
  });

  test('switches on what is off: an effect that its owner has switched off meanwhile', () => {
    expect(told(STACKED, ['load A', 'complete', 'disable A', 'complete', 'load B', 'complete']).at(-1)).toBe(
      'complete: S 1 B/vmlinux, on 1',
    );
  });
});

test('what was left behind registered and off is taken over at the version of who needs it', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 1 } }, B: { features: { S: 2, T: 1 } } },
    faults: [{ in: 'A', allocation: 'T' }],
  });
  const failing = { do: 'load A', fault: { in: 'A', allocation: 'T' } };
  const left = take(world, repaired, [failing, 'load B', 'complete']).map(({ after }) => registryText(after));
  expect(left).toEqual([
    'S 1 dangling, off; T -, off',
    'S 1 dangling, off; T 1 B/vmlinux, off',
    'S 2 B/vmlinux, on 2; T 1 B/vmlinux, on 1',
  ]);
});

describe('livepatches on a stack', () => {
  test('the newest owns the feature, and the older one leaves in silence', () => {
    expect(
      told(STACKED, ['load A', 'complete', 'load B', 'complete', 'disable A', 'complete']).slice(3),
    ).toEqual([
      'complete: S 1 B/vmlinux, on 1',
      'disable A: S 1 B/vmlinux, on 1',
      'complete: S 1 B/vmlinux, on 1',
    ]);
  });

  test('when the owner leaves, it takes away what the other still needs', () => {
    const { after, violations } = last(
      take(STACKED, repaired, ['load A', 'complete', 'load B', 'complete', 'disable B', 'complete']),
    );
    expect(registryText(after)).toBe('S -, off');
    expect(violations.map(({ property }) => property)).toEqual([
      'missing-effect',
      'unprotected',
      'lost-feature',
    ]);
  });
});

test('retiring undoes and frees a feature of any owner', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 1 } }, D: { features: { T: 1 }, retires: { S: 1 } } },
  });
  expect(told(world, ['load A', 'complete', 'load D', 'complete']).at(-1)).toBe(
    'complete: S -, off; T 1 D/vmlinux, on 1',
  );
});

test('it refuses what the sketch refuses', () => {
  const refused = (name: string) => last(take(UPGRADE, repaired, ['load B2', 'complete', `load ${name}`]));
  expect(refused('A1')).toMatchObject({
    result: 'EINVAL',
    log: ['livepatch: Livepatch patch (A1) is not compatible with the already installed livepatches.'],
  });
});

test('an object of its own is another owner: the module takes over what vmlinux has registered', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: { A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } } },
  });
  expect(told(world, ['load A', 'complete', 'insert kvm', 'remove kvm'])).toEqual([
    'load A: S 1 A/vmlinux, off',
    'complete: S 1 A/vmlinux, on 1',
    'insert kvm: S 1 A/kvm, on 1',
    'remove kvm: S -, off',
  ]);
});

describe('on every transition', () => {
  test.each([
    { name: 'an upgrade', world: UPGRADE, states: 18, transitions: 39 },
    { name: 'two features', world: TWO_FEATURES, states: 18, transitions: 39 },
  ])(
    'of $name: nothing is broken, and only the owner ends what a feature does',
    ({ world, states, transitions }) => {
      const taken = everyStep(world, repaired, ({ event, before, after, violations }) => {
        expect({ event, violations }).toEqual({ event, violations: [] });
        for (const [id, effect] of Object.entries(before.effects)) {
          if (effect === 0 || after.effects[id] !== 0 || event.type !== 'disable') continue;
          expect(before.features[id]?.owner).toEqual({ patch: event.patch, object: 'vmlinux' });
        }
      });
      expect(taken).toEqual({ states, transitions });
    },
  );
});

test('the owner is written as patch and object', () => {
  const { after } = last(take(UPGRADE, repaired, ['load A1']));
  const operation = { ...after.operation, patch: 'A1', object: 'vmlinux' };
  expect(me({ context: { ...after, operation }, world: UPGRADE })).toEqual(after.features['S']?.owner);
});
