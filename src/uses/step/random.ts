import { mulberry32 } from '../../livepatch/random-numbers.ts';
import type { TakenStep } from '../../livepatch/virtual-time.ts';
import type { Read } from '../../problem/mistake.ts';
import { choicesOf } from './choices.ts';
import { isWithinScope } from './scope.ts';
import { type Session, take } from './session.ts';

/**
 * Takes so many steps at random, each as likely as any other that the scenario lets `explore` take; fewer where none
 * is left. The same seed in the same place gives the same steps.
 *
 * @param seed a whole number below 2^32
 */
export function wander(session: Session, steps: number, seed: number): Session {
  const next = mulberry32(seed);
  let at = session;
  for (let step = 0; step < steps; step++) {
    const choices = choicesOf(at).possible.filter(taken => isWithinScope(at, taken));
    const chosen = choices[Math.floor(next() * choices.length)];
    const moved: Read<Session> | null = chosen === undefined ? null : take(at, withoutResult(chosen));
    if (moved === null || 'mistake' in moved) return at;
    at = moved.value;
  }
  return at;
}

function withoutResult({ step }: TakenStep): TakenStep['step'] {
  return { ...step, fails: null };
}
