import { shown } from './shown.ts';

/** Somebody has given what cannot be taken. */
export function expected(
  place: string,
  what: string,
  found: unknown,
  hints: readonly string[] = [],
): TypeError {
  return new TypeError([`${place}: expected ${what}, found ${shown(found)}.`, ...hints].join(' '));
}

/** @throws a TypeError when the answer is another one, such as a promise, which would count as true */
export function yesOrNo(place: string, answer: unknown): boolean {
  if (typeof answer === 'boolean') return answer;
  throw expected(place, 'true or false', answer);
}

/** @throws a TypeError when it is no event */
export function refuseUnlessEvent(place: string, event: unknown, hints: readonly string[] = []): void {
  if (typeof event !== 'object' || event === null)
    throw expected(place, 'an event, such as { type: "go" }', event);
  const type: unknown = Reflect.get(event, 'type');
  if (typeof type !== 'string') throw expected(`${place}.type`, 'a text', type, hints);
}
