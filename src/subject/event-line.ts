import type { EventObject } from 'xstate';
import { orderedText } from '../explore/index.ts';
import { visible } from '../problem/visible.ts';

/** An event in one line: its type and, where it has any, what it carries; of one from around a machine, what has happened. */
export function eventLine(event: EventObject): string {
  return visible(aroundLine(event) ?? plainLine(event));
}

/** Whether the event comes from around a machine: from an actor that it has started, or at the end of a delay. */
export function isAround(event: EventObject): boolean {
  return aroundLine(event) !== null;
}

function plainLine({ type, ...members }: EventObject): string {
  return Object.keys(members).length === 0 ? type : `${type} ${orderedText(members)}`;
}

function aroundLine(event: EventObject): string | null {
  const [, what, id] = /^xstate\.(done|error)\.actor\.(.*)$/s.exec(event.type) ?? [];
  if (id !== undefined) {
    const said = what === 'done' ? member(event, 'output') : member(event, 'error');
    return [`${actorName(id)} ${what}`, ...said].join(' ');
  }
  const [, delay, state] = /^xstate\.after\.([^.]*)\.(.*)$/s.exec(event.type) ?? [];
  if (state !== undefined) return `after ${delay} in ${state}`;
  const [sent] = event.type === 'klpwalk.within' ? events(event) : [];
  if (sent !== undefined) return `${plainLine(sent)}, to ${[Reflect.get(event, 'actor')].flat().join('.')}`;
  const [delayed] = event.type === 'klpwalk.delayed' ? events(event) : [];
  return delayed === undefined ? null : (aroundLine(delayed) ?? `${plainLine(delayed)} (its delay is over)`);
}

/** XState calls an actor that has no name of its own by its place and its state: `0.machine.state`, where most are alone. */
function actorName(id: string): string {
  return id.replace(/^0\./, '');
}

function member(event: EventObject, name: string): string[] {
  const value: unknown = Reflect.get(event, name);
  return value === undefined ? [] : [orderedText(value)];
}

function events(event: EventObject): EventObject[] {
  const inner: unknown = Reflect.get(event, 'event');
  const isEvent =
    typeof inner === 'object' && inner !== null && 'type' in inner && typeof inner.type === 'string';
  return isEvent ? [{ ...inner, type: String(inner.type) }] : [];
}
