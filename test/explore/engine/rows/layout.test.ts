import { describe, expect, it } from 'vitest';
import { Atoms } from '../../../../src/explore/engine/rows/atom.ts';
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
    [{ a: { task: new Task() } }, 'context.a.task holds an instance of Task'],
    [{ a: { tasks: new Map() } }, 'context.a.tasks holds an instance of Map'],
    [{ a: { at: new Date(0) } }, 'context.a.at holds an instance of Date'],
    [{ run: () => {} }, 'context.run holds a function'],
    [{ a: Array(3) }, 'context.a is an array with holes'],
    [{ a: round }, 'context.a.self leads back to itself.'],
    [{ a: { [Symbol.iterator]: 1 } }, 'context.a has the key Symbol(Symbol.iterator)'],
  ])('refuses %o', (bad, message) => {
    expect(() => new Layout(bad)).toThrow(message);
  });

  it('has leaves at the top, and tells apart what JSON does not', () => {
    const odd = { none: undefined, no: null, n: Number.NaN, zero: 0, minus: -0, big: 1n };
    const layout = new Layout(odd);
    expect(new Set(layout.initial).size).toBe(6);
    expect(layout.build(layout.initial)).toEqual(odd);
    expect(layout.flatten({ ...odd })).toEqual(layout.initial);
  });

  it('keeps as a whole what has no fixed shape, equal ones as one leaf', () => {
    const list = { items: [1, { n: 2 }], at: { x: 1 } };
    const layout = new Layout(list, new Atoms(), {
      wholes: new Set(['context.items']),
      optional: new Set(['at', 'seen']),
    });
    expect(layout.paths).toEqual(['context.items', 'context.at', 'context.seen']);
    const [items] = layout.flatten({ items: [1, { n: 2 }] });
    expect(items).toBe(layout.initial[0]);
    expect(layout.build(layout.flatten({ items: [] }))).toEqual({ items: [] });
    expect(layout.build(layout.flatten({ items: [], seen: undefined }))).toEqual({
      items: [],
      seen: undefined,
    });
  });

  it.each([
    [{ ...context, more: {} }, 'more has no fixed shape.'],
    [{ stack: context.stack }, 'tasks has no fixed shape.'],
    [{ ...context, tasks: [] }, 'context.tasks has no fixed shape.'],
    [{ ...context, tasks: {} }, 'context.tasks has no fixed shape.'],
    [{ ...context, stack: null }, 'context.stack has no fixed shape.'],
  ])('tells of another shape: %o', (bad, message) => {
    expect(() => new Layout(context).flatten(bad)).toThrow(message);
  });
});
