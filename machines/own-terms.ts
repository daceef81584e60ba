import { entry } from './context.ts';
import type { Term } from './terms.ts';
import { usersOf } from './words/callback.ts';
import type { Sight } from './words/word.ts';

/** What the rules of settings and shadow variables are made of. */
export const CHANGED_BY_NOBODY: Term = {
  holds: (sight, setting) => usersOf(sight, 'settings', setting).length === 0,
  told: (sight, setting) => usersTold(usersOf(sight, 'settings', setting), setting),
};

export const AS_WANTED: Term = {
  holds: (sight, setting) => stateOf(sight, setting).value === stateOf(sight, setting).wanted,
  told: (sight, setting) => {
    const { value, wanted } = stateOf(sight, setting);
    return `${setting} is ${value}, where without livepatches it would be ${wanted}`;
  },
};

export const SHADOW_EXISTS: Term = {
  holds: ({ context }, id) => entry(context.shadows ?? {}, id),
  told: (sight, id) =>
    `the shadow variable ${id} ${SHADOW_EXISTS.holds(sight, id) ? 'exists' : 'does not exist'}`,
};

export const SHADOW_NEEDED: Term = {
  holds: (sight, id) => usersOf(sight, 'shadows', id).length > 0,
  told: (sight, id) => usersTold(usersOf(sight, 'shadows', id), id),
};

function usersTold(users: readonly string[], name: string): string {
  if (users.length === 0) return `no enabled livepatch has to do with ${name}`;
  return `${users.join(' and ')} ${users.length === 1 ? 'has' : 'have'} to do with ${name}`;
}

function stateOf({ context }: Sight, setting: string) {
  return entry(context.settings ?? {}, setting);
}
