import { type Context, entry } from '../../../../machines/context.ts';
import { isInstalled } from '../../../../machines/words/patch.ts';
import type { Sights } from './sights.ts';
import { type Told, told } from './told.ts';

export interface ModuleRow {
  readonly name: string;
  readonly kind: 'target' | 'livepatch';
  readonly state: Told;
  /** Why it cannot go: a clause; `null`: it can, or it is not there. */
  readonly held: string | null;
  readonly isPinned: boolean;
}

/** The modules that livepatches patch, then those that livepatches are in. */
export function modulesOf({ world, now, before }: Sights): ModuleRow[] {
  return [
    ...Object.keys(world.modules).map(name => ({
      name,
      kind: 'target' as const,
      state: told(now, before, ({ modules }) => stateText(entry(modules, name).state)),
      held: null,
      isPinned: false,
    })),
    ...Object.keys(world.livepatches).map(name => ({
      name: `${name}.ko`,
      kind: 'livepatch' as const,
      state: told(now, before, ({ livepatches }) =>
        stateText(entry(livepatches, name).resident ? 'live' : 'unloaded'),
      ),
      held: whyHeld(now, name),
      isPinned: entry(now.livepatches, name).forced,
    })),
  ];
}

function stateText(state: Context['modules'][string]['state']): string {
  return { unloaded: 'not loaded', coming: 'coming', live: 'live', going: 'going' }[state];
}

function whyHeld(context: Context, patch: string): string | null {
  const { forced, resident } = entry(context.livepatches, patch);
  if (!resident) return null;
  if (forced) return 'pinned for ever: forced';
  return isInstalled(context, patch) ? 'in use: installed' : null;
}
