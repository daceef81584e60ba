import { expect, test } from 'vitest';
import { entry, initialContext } from '../../machines/context.ts';
import { PROPERTIES } from '../../machines/properties.ts';
import { worldOf } from '../support/world-of.ts';

/** A1 and B2 share a feature; C2 needs it only where kvm is loaded. */
const WORLD = worldOf({
  modules: { kvm: {} },
  livepatches: {
    A1: { features: { S: 1 } },
    B2: { features: { S: 2 } },
    C2: { objects: ['kvm'], features: { S: 2 } },
  },
});

/** What the terms of a rule come to: those that hold, and those that do not. */
function told(
  name: 'lost-feature' | 'stale-owner' | 'stale-version' | 'unsafe-downgrade',
  enabled: readonly string[],
  version = 0,
) {
  const context = initialContext(WORLD);
  for (const patch of ['A1', 'B2', 'C2']) {
    Object.assign(entry(context.livepatches, patch), { resident: true, enabled: enabled.includes(patch) });
  }
  context.klp.patches = ['A1', 'B2', null];
  entry(context.features, 'S').version = version;
  entry(context.features, 'S').owner = {
    patch: version === 0 ? null : 'C2',
    object: version === 0 ? null : 'kvm',
  };
  context.effects['S'] = version;
  const sight = { context, world: WORLD };
  const { given, must } = PROPERTIES[name];
  return [...given, must].map(
    term => `${term.holds(sight, 'S') ? 'true' : 'false'}: ${term.told(sight, 'S')}`,
  );
}

test('a term says what is so, be it as the rule has it or not', () => {
  expect(told('lost-feature', ['A1', 'B2'])).toEqual([
    'true: A1 and B2 need S',
    'false: the registry does not hold S',
  ]);
  expect(told('stale-owner', ['A1'], 1)).toEqual([
    'true: the registry holds version 1 of S',
    'true: A1 needs S',
    'false: its owner, C2/kvm, is no object of an installed livepatch',
  ]);
  expect(told('stale-version', ['B2'], 1).at(-1)).toBe('false: the highest version that is needed is 2');
  expect(told('stale-version', ['B2'], 2).at(-1)).toBe('true: the highest version that is needed is 2');
  expect(told('unsafe-downgrade', ['A1'], 2)).toEqual([
    'true: the effect of S is on at version 2',
    'true: A1 needs S',
    'false: the highest version that A1 knows is 1',
  ]);
});

test('where no livepatch needs the feature, each that lists it says why not', () => {
  expect(told('lost-feature', ['C2'])).toEqual([
    'false: no enabled livepatch needs S; A1 is not enabled; B2 is not enabled; kvm of C2 is not loaded',
    'false: the registry does not hold S',
  ]);
  expect(told('stale-owner', []).at(-1)).toBe('false: S has no owner');
  expect(told('stale-version', []).at(-1)).toBe('false: no version of S is needed');
});
