import { DRAFT } from '../../machine/edit.ts';
import { pathOf } from '../../machine/path.ts';
import { type Layout, leafOf, type Shape } from '../rows/layout.ts';
import { Untraceable } from '../rows/untraceable.ts';
import type { Trace } from './trace.ts';

/**
 * A context whose every leaf is read from and written to the trace of the current run. It is a plain object,
 * because `assign` copies a context's top-level members into a new object; these members, and all that is
 * below them, are proxies, so the copies share them.
 */
export function tracingContext(layout: Layout, trace: Trace): Record<string | symbol, object | true> {
  const context: Record<string | symbol, object | true> = { [DRAFT]: true };
  for (const [key, member] of layout.shape.members) {
    if (typeof member !== 'number') context[key] = tracingProxy(member, trace);
  }
  return context;
}

/**
 * @param what `value` is, for the error: `An event`
 * @throws an Error when some part of a tracing context is in `value`, which would then change with later runs
 */
export function refuseTracing(what: string, value: unknown): void {
  if (!holdsTracing(value)) return;
  throw new Untraceable(`${what} holds a record or tuple of the context. Give it the leaves that it needs.`);
}

function holdsTracing(value: unknown, seen = new Set<unknown>()): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  if (proxies.has(value) || DRAFT in value) return true;
  seen.add(value);
  const parts = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  return parts.some(part => holdsTracing(part, seen));
}

const proxies = new WeakSet<object>();

function tracingProxy(shape: Shape, trace: Trace): object {
  const slots = new Map<string | symbol, number>();
  // The target has the keys of the record or tuple, so that `in`, Object.keys, length and iteration need no trap.
  const target: object = shape.tuple ? [] : {};
  for (const [key, member] of shape.members) {
    if (typeof member === 'number') slots.set(key, member);
    Reflect.set(target, key, typeof member === 'number' ? null : tracingProxy(member, trace));
  }
  const pathTo = (key: string | symbol) => pathOf(shape.path, String(key), shape.tuple && key !== 'length');
  const refuse = (path: string, what: string): never => {
    throw new Untraceable(
      `${path} ${what}. An edit sets leaves that are there from the start; it adds, removes and replaces nothing else.`,
    );
  };
  const proxy = new Proxy(target, {
    get(_, key) {
      const slot = slots.get(key);
      return slot === undefined ? Reflect.get(target, key) : trace.read(slot);
    },
    set(_, key, value) {
      const slot = slots.get(key);
      if (slot === undefined) {
        return refuse(
          pathTo(key),
          Reflect.has(target, key) ? 'is no leaf, but was set' : 'was set, but is not there',
        );
      }
      trace.write(slot, leafOf(value, pathTo(key)), pathTo(key));
      return true;
    },
    getOwnPropertyDescriptor(_, key) {
      const slot = slots.get(key);
      if (slot === undefined) return Reflect.getOwnPropertyDescriptor(target, key);
      // An accessor: Object.keys asks for descriptors too, and it does not depend on what the leaves hold.
      return { get: () => trace.read(slot), enumerable: true, configurable: true };
    },
    deleteProperty: (_, key) => refuse(pathTo(key), 'was deleted'),
    defineProperty: (_, key) => refuse(pathTo(key), 'was defined anew'),
    preventExtensions: () => refuse(shape.path, 'was frozen'),
    setPrototypeOf: () => refuse(shape.path, 'was given another prototype'),
  });
  proxies.add(proxy);
  return proxy;
}
