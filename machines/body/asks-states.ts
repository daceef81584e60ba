import { BODY_NAMES } from './statement.ts';
import { calls, tests } from './uses.ts';
import type { Written } from './written.ts';

/** What asks klp_state. */
const STATE_WORDS: readonly string[] = [
  'klp_get_state',
  'klp_get_prev_state',
  'allocate data',
  'take data over',
  'use data',
  'free data',
  'take saved value',
];

/** Whether livepatches that are written so are of use only with their states listed (klp_patch.states). */
export function asksStates({ compatible, bodies }: Pick<Written, 'compatible' | 'bodies'>): boolean {
  return (
    compatible === 'states' ||
    BODY_NAMES.map(name => bodies[name] ?? []).some(body =>
      [...calls(body), ...tests(body)].some(word => STATE_WORDS.includes(word)),
    )
  );
}
