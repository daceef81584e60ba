import { mulberry32 } from '../../livepatch/random-numbers.ts';
import { type Session, standing, take } from './session.ts';

/**
 * Takes so many events at random, each as likely as any other that can happen; fewer where nothing can. The same seed in
 * the same state gives the same events.
 *
 * @param seed a whole number below 2^32
 */
export function wander(session: Session, events: number, seed: number): Session {
  const next = mulberry32(seed);
  let at = session;
  for (let event = 0; event < events; event++) {
    const { ways } = standing(at);
    const way = ways[Math.floor(next() * ways.length)];
    if (way === undefined) return at;
    at = take(at, [way]);
  }
  return at;
}
