import { entry } from './context.ts';
import type { Term } from './terms.ts';
import type { Value } from './value.ts';
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

export const RELIED_ON: Term = {
  holds: (sight, setting) => relied(sight, setting) !== null && !stateOf(sight, setting).isOverruled,
  told: (sight, setting) => {
    const on = relied(sight, setting);
    return on === null
      ? `no enabled livepatch has set ${setting}`
      : `${on.patch}, which is enabled, has set ${setting} to ${on.set}`;
  },
};

export const AS_SET: Term = {
  holds: (sight, setting) => stateOf(sight, setting).value === relied(sight, setting)?.set,
  told: (sight, setting) => `${setting} is ${stateOf(sight, setting).value}`,
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

/** The newest enabled livepatch that has set the value and has not restored it since, and what it has set. */
function relied({ context }: Sight, setting: string): { readonly patch: string; readonly set: Value } | null {
  for (const patch of context.klp.patches.toReversed()) {
    if (patch === null) continue;
    const { enabled, memory } = entry(context.livepatches, patch);
    const set = memory?.[setting]?.set ?? null;
    if (enabled && set !== null) return { patch, set };
  }
  return null;
}

function stateOf({ context }: Sight, setting: string) {
  return entry(context.settings ?? {}, setting);
}
