import { type Context, entry } from '../../machines/context.ts';
import { ownerText } from '../../machines/words/owner.ts';
import type { CalledBack } from './outcome.ts';

/** One thing that a step changed: what, and how it is now. */
export interface Change {
  readonly what: string;
  readonly now: string;
}

/** `stack: A1 (enabled)`. */
export function changeLine({ what, now }: Change): string {
  return `${what}: ${now}`;
}

/** `pre_patch of B2/vmlinux`. */
export function callbackText({ callback, patch, object }: CalledBack): string {
  return `${callback} of ${patch}/${object}`;
}

/** What differs between two moments, in the words of a scenario: modules, stack, features, effects, tasks. */
export function changes(before: Context, after: Context): Change[] {
  const differing = (tell: (context: Context) => Change[]) => {
    const old = tell(before).map(({ now }) => now);
    return tell(after).filter(({ now }, index) => now !== old[index]);
  };
  return [
    ...differing(modules),
    ...differing(stack),
    ...differing(features),
    ...differing(effects),
    ...differing(data),
    ...differing(flagsOfFeatures),
    ...differing(kept),
    ...differing(relocations),
    ...differing(tasks),
  ];
}

/** Everything that a reader may want to know of one moment; features only where the design registers them. */
export function everything(context: Context, hasRegistry: boolean): Change[] {
  return [
    ...stack(context),
    ...(hasRegistry ? features(context) : []),
    ...effects(context),
    ...data(context).filter(({ now }) => now !== 'NULL'),
    ...flagsOfFeatures(context).filter(({ now }) => now !== 'no'),
    ...kept(context),
    ...relocations(context).filter(({ now }) => now !== 'not written'),
    ...modules(context),
    ...tasks(context),
  ];
}

export function modules({ modules, livepatches }: Context): Change[] {
  return [
    ...Object.entries(modules).map(([name, { state }]) => ({
      what: name,
      now: state === 'unloaded' ? 'not loaded' : 'loaded',
    })),
    ...Object.entries(livepatches).map(([name, { resident, forced }]) => ({
      what: `${name}.ko`,
      now: resident ? `loaded${forced ? ', for ever: it was forced' : ''}` : 'not loaded',
    })),
  ];
}

export function stack(context: Context): Change[] {
  const patches = context.klp.patches.filter(patch => patch !== null);
  return [
    {
      what: 'stack',
      now:
        patches.length === 0
          ? 'empty'
          : patches.map(patch => `${patch} (${stage(context, patch)})`).join(', '),
    },
  ];
}

/** Where the livepatch is on its way, in the kernel's words. */
function stage({ klp, livepatches }: Context, patch: string): string {
  if (klp.transitionPatch === patch) return klp.targetState === 'patched' ? 'patching' : 'unpatching';
  return entry(livepatches, patch).enabled ? 'enabled' : 'disabled';
}

export function features({ features }: Context): Change[] {
  return Object.entries(features).map(([id, { version, owner }]) => ({
    what: id,
    now: version === 0 ? 'not registered' : `registered, version ${version}, owner ${ownerText(owner)}`,
  }));
}

export function effects({ effects }: Context): Change[] {
  return Object.entries(effects).map(([id, version]) => ({
    what: `${id} effect`,
    now: version === 0 ? 'off' : `on, version ${version}`,
  }));
}

export function data({ livepatches }: Context): Change[] {
  return Object.entries(livepatches).flatMap(([patch, { data }]) =>
    Object.entries(data).map(([id, pointer]) => ({
      what: `${patch}'s ${id} data`,
      now: pointerText(pointer),
    })),
  );
}

/** What the design notes of features, if it notes anything: `A's L1TF pre_patch_succeeded: yes`. */
export function flagsOfFeatures({ livepatches }: Context): Change[] {
  return Object.entries(livepatches).flatMap(([patch, { flags = {} }]) =>
    Object.entries(flags).flatMap(([flag, noted]) =>
      Object.entries(noted).map(([id, is]) => ({ what: `${patch}'s ${id} ${flag}`, now: flagText(is) })),
    ),
  );
}

/** What the design counts and notes beside that, and what callbacks have made of values and shadow variables. */
export function kept({
  counts = {},
  flags = {},
  settings = {},
  shadows = {},
  livepatches,
}: Context): Change[] {
  return [
    ...Object.entries(settings).map(([what, { value }]) => ({ what, now: String(value) })),
    ...Object.entries(livepatches).flatMap(([patch, { memory = {} }]) =>
      Object.entries(memory).map(([setting, { saved }]) => ({
        what: `${patch}'s saved ${setting}`,
        now: String(saved ?? 'nothing'),
      })),
    ),
    ...Object.entries(shadows).map(([id, exists]) => ({
      what: `shadow variable ${id}`,
      now: exists ? 'exists' : 'does not exist',
    })),
    ...Object.entries(counts).flatMap(([what, numbers]) =>
      Object.entries(numbers).map(([whose, number]) => ({ what: `${whose} ${what}`, now: String(number) })),
    ),
    ...Object.entries(flags).map(([what, is]) => ({ what, now: flagText(is) })),
  ];
}

/** Of livepatches that have some: `P's relocations for kvm: written`. */
function relocations({ livepatches }: Context): Change[] {
  return Object.entries(livepatches).flatMap(([patch, { relocated = {} }]) =>
    Object.entries(relocated).map(([module, written]) => ({
      what: `${patch}'s relocations for ${module}`,
      now: written ? 'written' : 'not written',
    })),
  );
}

function flagText(is: boolean): string {
  return is ? 'yes' : 'no';
}

function pointerText(pointer: number): string {
  if (pointer === 0) return 'NULL';
  return pointer < 0 ? 'points to freed memory' : `allocation ${pointer}`;
}

export function tasks({ tasks }: Context): Change[] {
  return Object.entries(tasks).map(([name, { alive, patchState, inside }]) => ({
    what: name,
    now: [
      alive ? (patchState === 'idle' ? 'no transition' : patchState) : exited(inside),
      inside === null ? null : `inside ${code(inside)}`,
    ]
      .filter(part => part !== null)
      .join(', '),
  }));
}

function exited(inside: string | null): string {
  return inside === null ? 'not running' : 'off the task list';
}

function code(inside: string): string {
  return inside === 'original' ? 'the original function' : `${inside}'s function`;
}
