import { describe, expect, it } from 'vitest';
import { Layout } from '../../../../src/explore/engine/rows/layout.ts';

const context = {
  stack: { depth: 2, top: null },
  tasks: [
    { name: 'init', 'is blocked': true },
    { name: 'sh', 'is blocked': false },
  ],
};

describe('a layout', () => {
  it('numbers the leaves and names them as one would write them', () => {
    const layout = new Layout(context);
    expect(layout.paths).toEqual([
      'context.stack.depth',
      'context.stack.top',
      'context.tasks[0].name',
      'context.tasks[0]["is blocked"]',
      'context.tasks[1].name',
      'context.tasks[1]["is blocked"]',
    ]);
    expect(layout.initial).toEqual([2, null, 'init', true, 'sh', false]);
  });

  it('flattens a context and builds it again', () => {
    const layout = new Layout(context);
    const later = { ...context, stack: { top: 'patch', depth: 3 } };
    expect(layout.flatten(later)).toEqual([3, 'patch', 'init', true, 'sh', false]);
    expect(layout.build(layout.flatten(later))).toEqual(later);
  });

  class Task {
    name = 'init';
  }
  const round: { self: object } = { self: {} };
  round.self = round;

  it.each([
    [{ a: { task: new Task() } }, 'context.a.task holds an instance of Task.'],
    [{ a: { tasks: new Map() } }, 'context.a.tasks holds an instance of Map.'],
    [{ a: { at: new Date(0) } }, 'context.a.at holds an instance of Date.'],
    [{ a: { run: () => {} } }, 'context.a.run holds a function.'],
    [{ a: [undefined] }, 'context.a[0] holds undefined.'],
    [{ a: { n: Number.NaN } }, 'context.a.n holds NaN.'],
    [{ a: { n: 1n } }, 'context.a.n holds 1.'],
    [{ a: Array(3) }, 'context.a is an array with holes'],
    [{ a: round }, 'context.a.self leads back to itself.'],
    [{ a: { n: 0, [Symbol('secret')]: 5 } }, 'context.a has the key Symbol(secret).'],
    [{ a: Object.assign([1], { [Symbol('secret')]: 5 }) }, 'context.a has the key Symbol(secret).'],
    [{ a: JSON.parse('{"__proto__":1,"n":0}') }, 'context.a has the key __proto__.'],
    [{ a: 1 }, 'context.a is a leaf at the top of the context'],
  ])('refuses %o', (bad, message) => {
    expect(() => new Layout(bad)).toThrow(message);
  });

  it.each([
    [{ ...context, more: {} }, 'changed at context.more: it was not there at first'],
    [{ stack: context.stack }, 'changed at context: it has lost a member'],
    [{ ...context, tasks: [] }, 'changed at context.tasks: it has lost a member'],
    [{ ...context, tasks: {} }, 'changed at context.tasks: it holds a record'],
    [{ ...context, stack: null }, 'changed at context.stack: it holds null'],
    [{ ...context, stack: { depth: {}, top: null } }, 'context.stack.depth holds a record.'],
  ])('refuses another shape: %o', (bad, message) => {
    expect(() => new Layout(context).flatten(bad)).toThrow(message);
  });
});
