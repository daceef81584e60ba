import { dataText, orderedText, written } from '../../explore/index.ts';
import type { Way } from './graph-index.ts';
import type { Session } from './session.ts';
import { standing, take } from './session.ts';

/** Takes events that somebody has taken before, as `save` has written them, as far as they can happen. */
export function follow(session: Session, events: readonly unknown[]): Session {
  let at = session;
  for (const event of events) {
    const way = wayOf(event, standing(at).ways);
    if (way === undefined) return at;
    at = take(at, [way]);
  }
  return at;
}

/** The way whose event is written so; if there is none, with its keys in another order, as one writes by hand. */
function wayOf(event: unknown, ways: readonly Way[]): Way | undefined {
  const like = (textOf: (data: unknown) => string) =>
    ways.find(way => textOf(written(way.event)) === textOf(event));
  return like(orderedText) ?? like(data => dataText(data));
}
