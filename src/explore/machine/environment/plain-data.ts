import type { AnyActorRef } from 'xstate';
import { pathOf } from '../path.ts';
import { type ActorPath, actorPathOf, isActor } from './actor-path.ts';
import { Refusal } from './refusal.ts';

/** Data that JSON can say. */
export type PlainData = string | number | boolean | null | readonly PlainData[] | PlainRecord;
interface PlainRecord {
  readonly [key: string]: PlainData;
}

/**
 * A copy of its own. Members that are `undefined` are left out; an actor becomes the way to it.
 *
 * @param path what `data` is, for the error
 * @throws an Error that names the part that JSON cannot say
 */
export function plainCopy(data: unknown, path: string): PlainData {
  return copied(data, path, []);
}

function copied(data: unknown, path: string, inside: readonly object[]): PlainData {
  if (typeof data === 'string' || typeof data === 'boolean' || data === null) return data;
  if (typeof data === 'number' && Number.isFinite(data)) return data;
  if (typeof data !== 'object') throw strange(path, typeof data === 'function' ? 'a function' : String(data));
  if (inside.includes(data)) throw strange(path, 'a record that is in itself');
  const within = [...inside, data];
  if (Array.isArray(data))
    return data.map((item: unknown, place) => copied(item, pathOf(path, String(place), true), within));
  if (isActor(data)) return { [ACTOR]: actorPathOf(data) };
  const prototype: unknown = Object.getPrototypeOf(data);
  if (prototype !== Object.prototype && prototype !== null)
    throw strange(path, `an instance of ${data.constructor.name}`);
  const members = Object.entries(data).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([key, member]) => [key, copied(member, pathOf(path, key, false), within)]),
  );
}

/** The data again, with the actors that it names. */
export function revived(data: PlainData, actorAt: (path: ActorPath) => AnyActorRef): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((item: PlainData) => revived(item, actorAt));
  const record = Object.entries(data);
  const [first] = record;
  if (first?.[0] === ACTOR && Array.isArray(first[1])) return actorAt(first[1].map(String));
  return Object.fromEntries(record.map(([key, member]) => [key, revived(member, actorAt)]));
}

function strange(path: string, what: string): Refusal {
  return new Refusal(`${path} holds ${what}, and has to be kept with the state. Keep to what JSON can say.`);
}

const ACTOR = 'klpwalk.actor';
