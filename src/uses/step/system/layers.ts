import { type Context, entry, FREED } from '../../../../machines/context.ts';
import { isLoaded } from '../../../../machines/words/object.ts';
import { installed, isInstalled } from '../../../../machines/words/patch.ts';
import type { Livepatch, PatchObject } from '../../../../machines/world.ts';
import type { Sights } from './sights.ts';
import { type Told, told } from './told.ts';

/** One installed livepatch: a layer of klp_patches. */
export interface LayerView {
  readonly patch: string;
  /** `enabled`, `disabled`, or the direction of its transition. */
  readonly stage: Told;
  /** What it does with the older ones: `replaces all older`, `stacks on the older`. */
  readonly manner: string;
  /** Its module is held for ever: a transition was forced, and a task may still run its code. */
  readonly forced: Told;
  readonly objects: readonly ObjectView[];
  readonly data: readonly DataView[];
}

interface ObjectView {
  readonly name: string;
  readonly isLoaded: boolean;
  /** Its callbacks that exist, in the order in which they are called. */
  readonly callbacks: readonly string[];
}

/** klp_state.data of a feature. */
interface DataView {
  readonly feature: string;
  readonly version: number;
  /** `retires`: the livepatch undoes and frees what others have switched on. */
  readonly role: 'has' | 'retires';
  /** `null`: it has none. */
  readonly pointer: Told | null;
  readonly isFreed: boolean;
}

/** klp_patches from the newest, which is called first, to the oldest. */
export function layersOf(sights: Sights): LayerView[] {
  return [...installed(sights.now)].reverse().map(patch => layerOf(sights, patch));
}

/** Those that were installed before, and are not any more. */
export function goneFrom({ now, before }: Sights): string[] {
  return [...installed(before)].filter(patch => !isInstalled(now, patch));
}

function layerOf({ world, now, before }: Sights, patch: string): LayerView {
  const livepatch = entry(world.livepatches, patch);
  const { data } = entry(now.livepatches, patch);
  return {
    patch,
    stage: told(now, before, context => stageOf(context, patch)),
    manner: mannerOf(livepatch),
    forced: told(now, before, ({ livepatches }) =>
      entry(livepatches, patch).forced ? 'forced: its module stays for ever' : '',
    ),
    objects: livepatch.objects.map(object => ({
      name: object.name,
      isLoaded: isLoaded(now, object.name),
      callbacks: callbacksOf(object),
    })),
    data: [
      ...livepatch.features.map(({ id, version }) => ({
        feature: id,
        version,
        role: 'has' as const,
        pointer: told(now, before, context => pointerText(context, patch, id)),
        isFreed: data[id] === FREED,
      })),
      ...livepatch.retires.map(({ id, version }) => ({
        feature: id,
        version,
        role: 'retires' as const,
        pointer: null,
        isFreed: false,
      })),
    ],
  };
}

function stageOf(context: Context, patch: string): string {
  const { transitionPatch, targetState } = context.klp;
  if (!isInstalled(context, patch)) return 'not installed';
  if (transitionPatch === patch) return targetState === 'patched' ? 'patching' : 'unpatching';
  return entry(context.livepatches, patch).enabled ? 'enabled' : 'disabled';
}

function mannerOf({ replace, replaces }: Livepatch): string {
  if (!replace) return 'stacks on the older';
  if (replaces === undefined) return 'replaces all older';
  return replaces.length === 0 ? 'replaces none' : `replaces ${replaces.join(', ')}`;
}

function callbacksOf({ callbacks }: PatchObject): string[] {
  const { prePatch, postPatch, preUnpatch, postUnpatch } = callbacks;
  return [
    ...(prePatch === null ? [] : ['pre_patch']),
    ...(postPatch ? ['post_patch'] : []),
    ...(preUnpatch ? ['pre_unpatch'] : []),
    ...(postUnpatch ? ['post_unpatch'] : []),
  ];
}

function pointerText({ livepatches }: Context, patch: string, feature: string): string {
  const pointer = entry(livepatches, patch).data[feature] ?? 0;
  if (pointer === 0) return 'NULL';
  return pointer === FREED ? 'freed memory' : `allocation ${pointer}`;
}
