import { beforeEach, describe, expect, it } from 'vitest';
import { Interner } from '../../../../src/explore/engine/rows/interner.ts';
import { Layout } from '../../../../src/explore/engine/rows/layout.ts';
import { Trace } from '../../../../src/explore/engine/traced/trace.ts';
import { refuseTracing, TracingContexts } from '../../../../src/explore/engine/traced/tracing-context.ts';
import { change } from '../../../../src/explore/machine/edit.ts';

interface Context {
  core: { state: string; count: number };
  stack: [number, number, number];
  tasks: [{ name: string }, { name: string }];
}

const layout = new Layout({
  core: { state: 'idle', count: 0 },
  stack: [3, 4, 5],
  tasks: [{ name: 'init' }, { name: 'sh' }],
});
const interner = new Interner(layout.paths);
const trace = new Trace(layout.paths.length, interner);
const row = Uint16Array.from(layout.initial.map((leaf, slot) => interner.id(slot, leaf)));
// A context of this layout, in the types of whoever uses it.
const context = new TracingContexts(layout, trace).first as unknown as Context;
const readPaths = () => trace.reads.map(slot => layout.paths[slot]?.slice('context.'.length));

beforeEach(() => trace.begin(row));

describe('reads', () => {
  it('are recorded once each, in order', () => {
    expect([context.tasks[1].name, context.core.count, context.tasks[1].name]).toEqual(['sh', 0, 'sh']);
    expect(readPaths()).toEqual(['tasks[1].name', 'core.count']);
  });

  it('of a tuple stop where the method stops', () => {
    expect(context.stack.includes(4)).toBe(true);
    expect(readPaths()).toEqual(['stack[0]', 'stack[1]']);
    expect(context.tasks.find(({ name }) => name === 'init')).toBe(context.tasks[0]);
    expect(context.stack.indexOf(5)).toBe(2);
    expect(context.stack.at(-1)).toBe(5);
    expect([...context.stack]).toEqual([3, 4, 5]);
    expect(context.stack.map(n => n + 1)).toEqual([4, 5, 6]);
    expect(JSON.stringify(context.core)).toBe('{"state":"idle","count":0}');
    expect(Object.entries(context.core)).toEqual([
      ['state', 'idle'],
      ['count', 0],
    ]);
  });

  it('of the shape are none', () => {
    expect(Object.keys(context.core)).toEqual(['state', 'count']);
    expect('state' in context.core && !('other' in context.core)).toBe(true);
    expect(context.stack.length).toBe(3);
    expect(Array.isArray(context.stack)).toBe(true);
    expect(Reflect.get(context.core, 'other')).toBeUndefined();
    expect(trace.reads).toEqual([]);
  });

  it('after a write give what was written, and say nothing about the state', () => {
    const after = change(context, ({ core }) => {
      core.count = 7;
    });
    expect(after.core.count).toBe(7);
    expect(trace.reads).toEqual([]);
    expect([...trace.writes.values()]).toEqual([7]);
  });

  it('of the context as it was before a write give what was there', () => {
    const { core } = context;
    const after = change(context, draft => {
      draft.core.state = 'busy';
    });
    expect([core.state, context.core.state, after.core.state]).toEqual(['idle', 'idle', 'busy']);
    expect(readPaths()).toEqual(['core.state']);
  });
});

describe('writes', () => {
  it.each<[string, (draft: Context) => unknown, string]>([
    ['a new leaf', ({ core }) => Reflect.set(core, 'more', 1), 'context.core has no fixed shape.'],
    ['a member at the top', draft => Reflect.set(draft, 'more', 1), 'more has no fixed shape.'],
    [
      'a longer tuple',
      ({ stack }) => Array.prototype.push.call(stack, 6),
      'context.stack has no fixed shape.',
    ],
    ['a shorter tuple', ({ stack }) => Reflect.set(stack, 'length', 1), 'context.stack has no fixed shape.'],
    [
      'no leaf any more',
      ({ core }) => Reflect.deleteProperty(core, 'state'),
      'context.core has no fixed shape.',
    ],
    [
      'a leaf in place of a record',
      draft => Reflect.set(draft, 'core', 1),
      'context.core has no fixed shape.',
    ],
    ['another record', draft => Reflect.set(draft, 'core', { n: 1 }), 'context.core has no fixed shape.'],
    ['a frozen record', ({ core }) => Object.freeze(core), 'context.core was frozen.'],
    ['a function', ({ core }) => Reflect.set(core, 'state', () => {}), 'context.core.state holds a function'],
  ])('that cannot be followed: %s', (_, write, message) => {
    expect(() => change(context, draft => void write(draft))).toThrow(message);
  });

  it('may replace records, exchange them, and sort a tuple in place', () => {
    const after = change(context, draft => {
      draft.core = { state: 'new', count: 1 };
      draft.core.count++;
      const [one, other] = draft.tasks;
      draft.tasks = [other, one];
      draft.stack.sort((a, b) => b - a);
    });
    expect(JSON.parse(JSON.stringify(after))).toEqual({
      core: { state: 'new', count: 2 },
      stack: [5, 4, 3],
      tasks: [{ name: 'sh' }, { name: 'init' }],
    });
  });

  it('are refused outside of an edit, and while only reading is allowed', () => {
    expect(() => Reflect.set(context.core, 'count', 1)).toThrow('context.core.count is set in place');
    trace.readOnly = 'this is a guard';
    expect(() => Object.assign(context.core, { count: 1 })).toThrow(
      'context.core.count is set, but this is a guard.',
    );
    trace.readOnly = null;
  });
});

it('knows its own parts wherever they are', () => {
  const refusing = (value: unknown) => () => refuseTracing('An event', value);
  const message = 'An event holds a record or tuple of the context. Give it the leaves that it needs.';
  expect(refusing({ seen: [context.core] })).toThrow(message);
  expect(refusing(context)).toThrow(message);
  expect(refusing({ seen: [{ ...context.core }] })).not.toThrow();
});
