import type { AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import { canonicalJson } from './canonical-json.ts';
import { type Configuration, configurationOf, isOrdered } from './configuration.ts';
import {
  type Awaited,
  awaitedBy,
  type Child,
  type Children,
  NOTHING,
  type Pending,
} from './environment/awaited.ts';
import type { PlainData } from './environment/plain-data.ts';
import type { Zone } from './environment/zone.ts';
import { nodesOf } from './state-nodes.ts';

/** What a state has beyond its value and context, as JSON has it. Whatever is empty is left out. */
interface Rest extends Partial<Configuration> {
  readonly children?: KeptChildren;
  readonly pending?: readonly KeptPending[];
  readonly zone?: Zone;
  /** The machine has failed: it takes no event any more. */
  readonly failed?: true;
}
interface KeptChildren {
  readonly [id: string]: KeptChild;
}
type KeptChild = string | null | KeptMachine;
interface KeptMachine extends Partial<Configuration> {
  readonly source: string;
  readonly isSeen?: true;
  readonly value: StateValue;
  readonly context?: PlainData;
  readonly children?: KeptChildren;
}
/** A type alone: it is the id too, and both ends are the machine. */
type KeptPending = string | (Pick<Pending, 'event'> & Partial<Omit<Pending, 'event'>>);

/**
 * What a state has beyond its value and context, as one text that is equal for what goes on in the same way; `''`:
 * nothing.
 */
export function restOf(snapshot: AnyMachineSnapshot): string {
  const { children, pending, zone } = awaitedBy(snapshot);
  const rest: Rest = {
    ...filled(configurationOf(snapshot)),
    ...(children.size > 0 ? { children: keptChildren(children) } : {}),
    ...(pending.length > 0 ? { pending: zone === null ? keptPending(pending) : pending.map(keptEvent) } : {}),
    ...(pending.length > 0 && zone !== null ? { zone } : {}),
    ...(snapshot.status === 'error' ? { failed: true } : {}),
  };
  return Object.keys(rest).length === 0 ? '' : textOf(rest);
}

/** What is kept of contexts and events has its keys as they stand, which code may list; all else has them in order. */
function textOf(rest: Rest): string {
  const given = new WeakSet<object>();
  return JSON.stringify(rest, function (this: object, key, value: unknown) {
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'context' || key === 'event' || given.has(this)) {
      given.add(value);
      return value;
    }
    if (Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/** @throws an Error when it is no text that `restOf` makes */
export function readRest(text: string): Awaited & Configuration & { readonly failed: boolean } {
  if (text === '') return { ...NOTHING, history: {}, order: [], failed: false };
  const {
    history = {},
    order = [],
    children = {},
    pending = [],
    zone = null,
    failed = false,
  } = JSON.parse(text) as Rest;
  return {
    history,
    order,
    children: readChildren(children),
    pending: pending.map(readPending),
    zone,
    failed,
  };
}

/** Whether states of the machine may differ in their rest. */
export function hasRest(machine: AnyStateMachine): boolean {
  return isOrdered(machine) || nodesOf(machine.root).some(({ type }) => type === 'history');
}

function filled({ history, order }: Configuration): Partial<Configuration> {
  return {
    ...(Object.keys(history).length > 0 ? { history } : {}),
    ...(order.length > 0 ? { order } : {}),
  };
}

function keptChildren(children: Children): KeptChildren {
  return Object.fromEntries(Array.from(children, ([id, child]) => [id, keptChild(child)]));
}

function keptChild(child: Child): KeptChild {
  if (child === null || typeof child === 'string') return child;
  const { source, isSeen, value, context, children } = child;
  return {
    source,
    ...(isSeen ? { isSeen } : {}),
    value,
    context,
    ...filled(child),
    ...(children.size > 0 ? { children: keptChildren(children) } : {}),
  };
}

function readChildren(children: KeptChildren): Children {
  return new Map(Object.entries(children).map(([id, child]) => [id, readChild(child)]));
}

function readChild(child: KeptChild): Child {
  if (child === null || typeof child === 'string') return child;
  const { source, isSeen = false, value, context = {}, history = {}, order = [], children = {} } = child;
  return { source, isSeen, value, context, history, order, children: readChildren(children) };
}

/** In no order: each may come first. */
function keptPending(pending: readonly Pending[]): KeptPending[] {
  const texts = new Map(pending.map(each => [each, canonicalJson(keptEvent(each))]));
  const sorted = pending.toSorted((one, other) =>
    (texts.get(one) ?? '') < (texts.get(other) ?? '') ? -1 : 1,
  );
  return sorted.map(keptEvent);
}

function keptEvent({ event, from, to, id, isLost }: Pending): KeptPending {
  const isInside = from.length + to.length === 0;
  if (isInside && id === event.type && !isLost && Object.keys(event).length === 1) return event.type;
  return {
    event,
    ...(id === null ? {} : { id }),
    ...(isLost ? { isLost } : {}),
    ...(from.length > 0 ? { from } : {}),
    ...(to.length > 0 ? { to } : {}),
  };
}

function readPending(kept: KeptPending): Pending {
  if (typeof kept === 'string') return { event: { type: kept }, from: [], to: [], id: kept, isLost: false };
  const { event, from = [], to = [], id = null, isLost = false } = kept;
  return { event, from, to, id, isLost };
}
