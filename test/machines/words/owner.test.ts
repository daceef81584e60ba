import { expect, test } from 'vitest';
import { isDangling, isSame, me, ownerText } from '../../../machines/words/owner.ts';
import { at } from '../../support/at-feature.ts';
import { owner } from '../../support/owner.ts';

test('me is the object whose callback runs, or the livepatch where none does', () => {
  const { scene, context } = at('S');
  expect(me(scene)).toEqual({ patch: 'A', object: 'vmlinux' });
  context.operation.object = null;
  expect(me(scene)).toEqual({ patch: 'A', object: null });
});

test('an owner is the same as another with its patch and its object', () => {
  expect(isSame(owner('A/vmlinux'), owner('A/vmlinux'))).toBe(true);
  expect(isSame(owner('A/vmlinux'), owner('A'))).toBe(false);
  expect(isSame(owner('A/vmlinux'), owner('B/vmlinux'))).toBe(false);
  expect(isSame(owner(), owner())).toBe(true);
});

test('an owner is told as scenarios write it, and of one that is gone no object', () => {
  expect(['A/vmlinux', 'A', 'dangling', 'dangling/kvm', undefined].map(owner).map(ownerText)).toEqual([
    'A/vmlinux',
    'A',
    'dangling',
    'dangling',
    null,
  ]);
  expect(['A/vmlinux', 'dangling/kvm'].map(owner).map(isDangling)).toEqual([false, true]);
});
