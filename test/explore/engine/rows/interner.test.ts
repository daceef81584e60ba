import { expect, it } from 'vitest';
import { Interner } from '../../../../src/explore/engine/rows/interner.ts';

it('numbers the values of each slot in order of appearance, and tells types apart', () => {
  const interner = new Interner(['a', 'b']);
  expect([1, '1', true, null, 1].map(value => interner.id(0, value))).toEqual([0, 1, 2, 3, 0]);
  expect(interner.id(1, null)).toBe(0);
  expect(interner.value(0, 3)).toBe(null);
  expect(interner.counts).toEqual([4, 1]);
});

it('expects one more value than there are, except of booleans', () => {
  const interner = new Interner(['a', 'b', 'c']);
  interner.id(0, 'one');
  for (const value of ['one', 'two', 'three']) interner.id(1, value);
  for (const value of [false, true]) interner.id(2, value);
  expect(interner.likely).toEqual([2, 4, 2]);
  interner.id(2, null);
  expect(interner.likely).toEqual([2, 4, 4]);
});

it('refuses a slot that takes more values than a row can hold', () => {
  const interner = new Interner(['context.count.n']);
  for (let n = 0; n < 65_536; n++) interner.id(0, n);
  expect(() => interner.id(0, -1)).toThrow(
    'context.count.n has taken more than 65,536 values. Perhaps it counts without end: bound it by a guard, or the ' +
      'walk by `bounds`.',
  );
});

it('says of a state value what makes it take so many', () => {
  const interner = new Interner(['context.n', 'the state value'], [0, 1], 1);
  for (let n = 0; n < 65_536; n++) interner.id(1, `${n}`);
  expect(() => interner.id(1, 'one more')).toThrow(
    'the state value has taken more than 65,536 values. Its regions go together in so many ways: bound the walk by ' +
      "`bounds`, or let `engine: 'plain'` walk it.",
  );
});
