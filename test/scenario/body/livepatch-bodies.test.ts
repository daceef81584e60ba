import { describe, expect, test } from 'vitest';
import { complaintAbout } from '../../support/complaint.ts';
import { worldOf } from '../../support/world-of.ts';

const ASKS = Object.fromEntries([
  ['if', 'klp_get_prev_state'],
  ['then', 'return'],
]);

const withCallbacks = (callbacks: string, more = '') =>
  `title: T\nsettings: { uname: 6 }\nlivepatches:\n  P:\n    features: { S: 1 }\n    objects: [{ name: vmlinux, callbacks: { ${callbacks} } }]\n${more}`;

test('what a livepatch names is known, and so is what it must know', () => {
  const { livepatches, shadows } = worldOf({
    settings: { uname: 6 },
    livepatches: {
      P: {
        features: { S: 1 },
        module_init: ['save uname'],
        objects: [
          {
            name: 'vmlinux',
            callbacks: {
              pre_patch: ['klp_shadow_alloc X', ASKS],
              post_unpatch: ['restore uname'],
            },
          },
        ],
      },
    },
  });
  expect(shadows).toEqual(['X']);
  expect(livepatches['P']).toMatchObject({
    speaksOf: { settings: ['uname'], shadows: ['X'] },
    own: { compatible: 'states', module_init: [{ call: 'save', about: 'uname' }] },
  });
  expect(livepatches['P']?.objects[0]?.callbacks).toEqual({
    prePatch: 0,
    postPatch: false,
    preUnpatch: false,
    postUnpatch: true,
    logs: false,
    bodies: {
      pre_patch: [
        { call: 'klp_shadow_alloc', about: 'X' },
        { if: [{ test: 'klp_get_prev_state', about: 'S' }], do: [{ jump: 'return' }] },
      ],
      post_unpatch: [{ call: 'restore', about: 'uname' }],
    },
  });
});

describe('is refused', () => {
  test.each([
    [
      withCallbacks('post_unpatch: [restore uname]'),
      'x.yaml:6:60: livepatches.P.objects[0].callbacks.post_unpatch[0]: uname is restored here, and P never saves it; expected save uname in a callback that runs before.',
    ],
    [
      withCallbacks('post_patch: [switch on]', '    design: sketch\n'),
      'x.yaml:6:45: livepatches.P.objects[0].callbacks.post_patch: a body stands here, and the livepatch has the design sketch; expected design, or bodies of its own.',
    ],
    [
      withCallbacks('post_patch: true', '    design: settle\n'),
      'x.yaml:7:13: livepatches.P.design: settle is for all livepatches of a world: the core keeps it; expected one of none, module-refcount, sketch, callback-version, repaired, klp-state.',
    ],
    [
      withCallbacks('post_patch: true', '    design: sketsh\n'),
      'x.yaml:7:13: livepatches.P.design: no design is called "sketsh"; expected one of none, module-refcount, sketch, callback-version, repaired, klp-state. Did you mean "sketch"?',
    ],
    [
      withCallbacks('post_patch: [switch on T]'),
      'x.yaml:6:58: livepatches.P.objects[0].callbacks.post_patch[0]: no feature of P is called "T"; expected S.',
    ],
  ])('%j', (text, told) => {
    expect(complaintAbout(text)).toBe(told);
  });
});
