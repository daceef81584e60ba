import { describe, expect, test } from 'vitest';
import { type Context, entry, initialContext } from '../../machines/context.ts';
import {
  brokenIn,
  isBeforeFirstLivepatch,
  mustGoOn,
  mustLeadBack,
  PROPERTIES,
  PROPERTY_NAMES,
} from '../../machines/properties.ts';
import { isAtRest } from '../../machines/property.ts';
import { needs } from '../../machines/terms.ts';
import { owner } from '../support/owner.ts';
import { worldOf } from '../support/world-of.ts';

/** A1 and B2 share a feature; C2 needs it only where kvm is loaded; N knows none. */
const WORLD = worldOf({
  modules: { kvm: {} },
  livepatches: {
    A1: { features: { S: 1 } },
    B2: { features: { S: 2, T: 1 } },
    C2: { objects: ['vmlinux', 'kvm'], features: { S: 2 }, carries: ['kvm'] },
    N: {},
  },
});

interface Moment {
  /** The stack; what is installed is enabled, unless `disabled` says otherwise. */
  readonly installed?: readonly string[];
  readonly disabled?: readonly string[];
  readonly loaded?: readonly string[];
  /** Version and owner of S, where it is registered. */
  readonly registered?: readonly [number, string];
  /** The version at which the effect of S is on. */
  readonly effect?: number;
}

/** A hand-made moment at which no transition runs. */
function moment({ installed = [], disabled = [], loaded = [], registered, effect = 0 }: Moment): Context {
  const context = initialContext(WORLD);
  context.klp.patches = Object.keys(WORLD.livepatches).map((_, place) => installed[place] ?? null);
  for (const name of installed) {
    Object.assign(entry(context.livepatches, name), { resident: true, enabled: !disabled.includes(name) });
  }
  for (const name of loaded) entry(context.modules, name).state = 'live';
  if (registered !== undefined) {
    const [version, text] = registered;
    Object.assign(entry(context.features, 'S'), { version, owner: owner(text) });
  }
  context.effects['S'] = effect;
  // T is of no interest here: it is as B2 needs it.
  if (installed.includes('B2') && !disabled.includes('B2')) {
    Object.assign(entry(context.features, 'T'), { version: 1, owner: owner('B2/vmlinux') });
    context.effects['T'] = 1;
  }
  return context;
}

function broken(given: Moment, hasRegistry = true): string[] {
  return brokenIn({ context: moment(given), world: WORLD }, hasRegistry).map(
    ({ property, why }) => `${property}: ${why}`,
  );
}

describe('nothing is broken', () => {
  test.each<[string, Moment]>([
    ['before the first livepatch', {}],
    ['with a livepatch that knows no feature', { installed: ['N'] }],
    [
      'with one that needs the feature and has it',
      { installed: ['A1'], registered: [1, 'A1/vmlinux'], effect: 1 },
    ],
    [
      'with two of which one has it at the higher version',
      { installed: ['A1', 'B2'], registered: [2, 'B2/vmlinux'], effect: 2 },
    ],
    [
      'with an effect that is at a lower version than is needed: no property asks for more',
      { installed: ['B2'], registered: [2, 'B2/vmlinux'], effect: 1 },
    ],
    [
      'with an owner that is installed, though it is not enabled',
      { installed: ['A1', 'B2'], disabled: ['A1'], registered: [2, 'A1/vmlinux'], effect: 2 },
    ],
    ['where the object that carries the feature is not loaded', { installed: ['C2'] }],
    [
      'where the object that carries the feature is loaded, and all is in order',
      { installed: ['C2'], loaded: ['kvm'], registered: [2, 'C2/kvm'], effect: 2 },
    ],
  ])('%s', (_, given) => {
    expect(broken(given)).toEqual([]);
  });
});

describe('what is broken, and the sentence for it', () => {
  test.each<[Moment, readonly string[]]>([
    [{ effect: 2 }, ['leaked-effect: the effect of S is on at version 2, and no enabled livepatch needs it']],
    [
      { installed: ['A1'], disabled: ['A1'], effect: 1 },
      ['leaked-effect: the effect of S is on at version 1, and no enabled livepatch needs it'],
    ],
    [
      { installed: ['N'], effect: 1 },
      ['leaked-effect: the effect of S is on at version 1, and no enabled livepatch needs it'],
    ],
    [
      { installed: ['C2'], registered: [2, 'C2/kvm'], effect: 2 }, // kvm is not loaded
      [
        'leaked-effect: the effect of S is on at version 2, and no enabled livepatch needs it',
        'leaked-feature: the registry holds S, and no enabled livepatch needs it',
      ],
    ],
    [
      { installed: ['A1'], registered: [1, 'A1/vmlinux'] },
      ['missing-effect: A1 needs S, and its effect is off', 'unprotected: A1 needs S, and its effect is off'],
    ],
    [
      { installed: ['A1', 'B2'], registered: [2, 'B2/vmlinux'] },
      [
        'missing-effect: A1 and B2 need S, and its effect is off',
        'unprotected: A1 and B2 need S, and its effect is off',
      ],
    ],
    [
      { registered: [1, 'dangling'] },
      ['leaked-feature: the registry holds S, and no enabled livepatch needs it'],
    ],
    [{ installed: ['A1'], effect: 1 }, ['lost-feature: A1 needs S, and the registry does not hold it']],
    [
      { installed: ['A1'], registered: [1, 'dangling'], effect: 1 },
      [
        'stale-owner: A1 needs S, whose owner in the registry, dangling, is no object of an installed livepatch',
      ],
    ],
    [
      { installed: ['A1'], registered: [1, 'N/vmlinux'], effect: 1 }, // resident perhaps, but not installed
      [
        'stale-owner: A1 needs S, whose owner in the registry, N/vmlinux, is no object of an installed livepatch',
      ],
    ],
    [
      { installed: ['A1', 'B2'], registered: [1, 'A1/vmlinux'], effect: 2 },
      ['stale-version: the registry holds version 1 of S, and A1 and B2 need version 2'],
    ],
    [
      { installed: ['A1'], registered: [2, 'A1/vmlinux'], effect: 1 },
      ['stale-version: the registry holds version 2 of S, and A1 needs version 1'],
    ],
    [
      { installed: ['A1'], registered: [1, 'A1/vmlinux'], effect: 2 },
      ['unsafe-downgrade: the effect of S is at version 2, and A1, which needs it, knows version 1'],
    ],
    [
      { installed: ['A1', 'B2'], disabled: ['B2'], registered: [2, 'B2/vmlinux'], effect: 2 },
      [
        'stale-version: the registry holds version 2 of S, and A1 needs version 1',
        'unsafe-downgrade: the effect of S is at version 2, and A1, which needs it, knows version 1',
      ],
    ],
    [
      { installed: ['A1', 'B2'], registered: [2, 'A1/vmlinux'], effect: 3 },
      ['unsafe-downgrade: the effect of S is at version 3, and A1 and B2, which need it, know version 2'],
    ],
  ])('%j', (given, lines) => {
    expect(broken(given)).toEqual(lines);
  });

  test('each feature is looked at', () => {
    const context = moment({ effect: 1 });
    context.effects['T'] = 1;
    expect(brokenIn({ context, world: WORLD }, false)).toEqual([
      {
        property: 'leaked-effect',
        why: 'the effect of S is on at version 1, and no enabled livepatch needs it',
      },
      {
        property: 'leaked-effect',
        why: 'the effect of T is on at version 1, and no enabled livepatch needs it',
      },
    ]);
  });

  test('nothing in a registry, where the design has none', () => {
    const given = { installed: ['A1'], registered: [7, 'dangling'], effect: 2 } as const;
    expect(broken(given, false)).toEqual([
      'unsafe-downgrade: the effect of S is at version 2, and A1, which needs it, knows version 1',
    ]);
    expect(broken(given, true)).toHaveLength(3);
  });

  test('nothing while a transition runs', () => {
    const context = moment({ installed: ['A1'], effect: 2 });
    context.klp.transitionPatch = 'A1';
    expect(isAtRest({ context, world: WORLD })).toBe(false);
    expect(brokenIn({ context, world: WORLD }, true)).toEqual([]);
  });

  test('but that an enabled livepatch is without its effect, unless it is the one in transition', () => {
    const during = (given: Moment, patch: string) => {
      const context = moment(given);
      context.klp.transitionPatch = patch;
      return brokenIn({ context, world: WORLD }, true).map(({ property, why }) => `${property}: ${why}`);
    };
    const off = 'unprotected: A1 needs S, and its effect is off';
    expect(during({ installed: ['A1', 'N'] }, 'N')).toEqual([`${off}, while N is in transition`]);
    expect(during({ installed: ['A1', 'B2'] }, 'B2')).toEqual([`${off}, while B2 is in transition`]);
    expect(during({ installed: ['A1'] }, 'A1')).toEqual([]);
    expect(during({ installed: ['A1', 'N'], disabled: ['A1'] }, 'N')).toEqual([]);
    expect(during({ installed: ['A1', 'N'], effect: 1 }, 'N')).toEqual([]);
  });
});

describe('who needs a feature', () => {
  const needed = (given: Moment) => needs({ context: moment(given), world: WORLD }, 'S');

  test('the enabled livepatches that list it, each at its version', () => {
    expect(needed({ installed: ['N', 'B2', 'A1'] })).toEqual([
      { patch: 'A1', version: 1 },
      { patch: 'B2', version: 2 },
    ]);
    expect(needed({ installed: ['B2', 'A1'], disabled: ['B2'] })).toEqual([{ patch: 'A1', version: 1 }]);
  });

  test('only as long as an object that carries it is loaded, or coming, or going', () => {
    expect(needed({ installed: ['C2'] })).toEqual([]);
    for (const state of ['coming', 'live', 'going'] as const) {
      const context = moment({ installed: ['C2'] });
      entry(context.modules, 'kvm').state = state;
      expect(needs({ context, world: WORLD }, 'S')).toEqual([{ patch: 'C2', version: 2 }]);
    }
  });
});

describe('the system before the first livepatch', () => {
  const isBefore = (context: Context) => isBeforeFirstLivepatch({ context, world: WORLD });

  test('modules and tasks aside', () => {
    expect(isBefore(moment({}))).toBe(true);
    expect(isBefore(moment({ loaded: ['kvm'] }))).toBe(true);
  });

  test.each<[string, Moment]>([
    ['an effect that is on', { effect: 1 }],
    ['a feature that is registered', { registered: [1, 'dangling'] }],
    ['a livepatch', { installed: ['N'] }],
  ])('is not there with %s', (_, given) => {
    expect(isBefore(moment(given))).toBe(false);
  });

  test('is not there with a module that is left', () => {
    const context = moment({});
    entry(context.livepatches, 'N').resident = true;
    expect(isBefore(context)).toBe(false);
  });
});

test('there must be a way back from rest, unless some livepatch was forced, and a way on', () => {
  const context = moment({ installed: ['A1', 'N'] });
  const must = () => [mustLeadBack({ context, world: WORLD }), mustGoOn({ context, world: WORLD })];
  expect(must()).toEqual([true, true]);
  entry(context.livepatches, 'N').forced = true;
  expect(must()).toEqual([false, true]);
  context.klp.transitionPatch = 'A1';
  expect(must()).toEqual([false, false]);
});

test('the properties in the order in which they are reported, each with its kind', () => {
  expect(PROPERTY_NAMES.map(name => `${name}: ${PROPERTIES[name].kind}`)).toEqual([
    'leaked-effect: at rest',
    'missing-effect: at rest',
    'unprotected: at any time',
    'leaked-feature: at rest',
    'lost-feature: at rest',
    'stale-owner: at rest',
    'stale-version: at rest',
    'unsafe-downgrade: at rest',
    'double-enable: at once',
    'double-disable: at once',
    'residue: at once',
    'warning: at once',
    'use-after-free: at once',
    'release-in-use: at once',
    'unrestored-value: at rest',
    'undone-value: at rest',
    'overwritten-value: at once',
    'leaked-shadow: at rest',
    'code-in-use: at any time',
    'unswitched-change: at once',
    'deadlock: walk',
    'no-way-back: walk',
  ]);
});

test('each rule is a clause that a sentence can end with', () => {
  for (const name of PROPERTY_NAMES) expect(PROPERTIES[name].rule).toMatch(/^[a-z].*[^.]$/);
});
