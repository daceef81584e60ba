import { expect, test } from 'vitest';
import { entry, initialContext } from '../../machines/context.ts';
import { runningFunctions } from '../../machines/running.ts';
import { worldOf } from '../support/world-of.ts';

/** B replaces A, and no longer changes write. */
const WORLD = worldOf({
  modules: { kvm: {} },
  livepatches: {
    A: {
      objects: [
        { name: 'vmlinux', functions: { read: 'A_read', write: 'A_write' } },
        { name: 'kvm', functions: { flush: 'A_flush' } },
      ],
    },
    B: { objects: [{ name: 'vmlinux', functions: { read: 'B_read' } }] },
  },
});

/** What runs with these livepatches installed: `patched/unpatched` of each function. */
function running(patches: readonly string[], transitionPatch: string | null, kvm = false) {
  const context = initialContext(WORLD);
  context.klp.patches = [...patches, null, null].slice(0, 2);
  context.klp.transitionPatch = transitionPatch;
  entry(context.modules, 'kvm').state = kvm ? 'live' : 'unloaded';
  return Object.fromEntries(
    runningFunctions({ context, world: WORLD }).map(({ object, name, patched, unpatched }) => [
      `${object}:${name}`,
      `${patched}/${unpatched}`,
    ]),
  );
}

test('in both universes the newest version runs, where no transition does', () => {
  expect(running([], null)).toEqual({
    'vmlinux:read': 'original/original',
    'vmlinux:write': 'original/original',
  });
  expect(running(['A'], null)).toEqual({ 'vmlinux:read': 'A/A', 'vmlinux:write': 'A/A' });
});

test('while one does, the unpatched universe has the version below; the nop of a replace runs the original', () => {
  expect(running(['A', 'B'], 'B')).toEqual({ 'vmlinux:read': 'B/A', 'vmlinux:write': 'original/A' });
});

test('of a module that is not there nothing runs', () => {
  expect(running(['A'], null, true)).toMatchObject({ 'kvm:flush': 'A/A' });
  expect(running(['A'], null)).not.toHaveProperty('kvm:flush');
});
