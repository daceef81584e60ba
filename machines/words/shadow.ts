import { entry } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import { usersOf } from './callback.ts';
import { violate } from './feature.ts';
import { meetFault, pendingFault, printk } from './operation.ts';
import type { ActionsOf, GuardsOf, Scene, Sight } from './word.ts';

/**
 * Shadow variables (kernel/livepatch/shadow.c), by their id. The object that one is attached to is one and the same here,
 * NULL; whose livepatch attached it nobody keeps.
 */
export const guardsOf = {
  shadowExists: id => sight => entry(shadows(sight), spokenOf(sight, id)),
  noMemoryForShadow: id => sight => meetsFault(sight, 'allocation', spokenOf(sight, id)),
  constructorFails: id => sight => meetsFault(sight, 'constructor', spokenOf(sight, id)),
} satisfies GuardsOf;

export const actionsOf = {
  attachShadow: id => scene => setShadow(scene, spokenOf(scene, id), true),
  /** WARN(1, "Duplicate shadow variable"), and NULL, which callbacks take for a lack of memory. */
  warnDuplicateShadow: id => scene => {
    violate(scene, 'warning', 'a shadow variable of this id exists already', spokenOf(scene, id));
    scene.context.operation.result = -ERRNO.ENOMEM;
  },
  failToConstruct: id => scene => {
    printk(
      scene,
      `Failed to construct shadow variable <0000000000000000, ${spokenOf(scene, id)}> (${-ERRNO.EINVAL})`,
    );
    meetFault(scene, -ERRNO.ENOMEM);
  },
  freeShadow: id => scene => free(scene, spokenOf(scene, id)),
  freeAllShadows: id => scene => free(scene, spokenOf(scene, id)),
} satisfies ActionsOf;

export const mirrors = {
  shadowExists: ['shadow.c: klp_shadow_get', 'shadow.c: klp_shadow_match'],
  noMemoryForShadow: 'shadow.c: __klp_shadow_get_or_alloc',
  constructorFails: 'shadow.c: __klp_shadow_get_or_alloc',
  attachShadow: [
    'shadow.c: __klp_shadow_get_or_alloc',
    'shadow.c: klp_shadow_alloc',
    'shadow.c: klp_shadow_get_or_alloc',
  ],
  warnDuplicateShadow: 'shadow.c: __klp_shadow_get_or_alloc',
  failToConstruct: 'shadow.c: __klp_shadow_get_or_alloc',
  freeShadow: ['shadow.c: klp_shadow_free', 'shadow.c: klp_shadow_free_struct'],
  freeAllShadows: ['shadow.c: klp_shadow_free_all', 'shadow.c: klp_shadow_free_struct'],
} satisfies Mirrors<keyof typeof guardsOf | keyof typeof actionsOf>;

/** Where a statement names none, the one that the loop is at. */
function spokenOf({ context }: Sight, id: string): string {
  return id === '' ? (context.operation.loopShadow ?? '') : id;
}

function shadows({ context }: Sight): Record<string, boolean> {
  return context.shadows ?? {};
}

function setShadow(scene: Scene, id: string, exists: boolean): void {
  shadows(scene)[id] = exists;
}

/** Where there is none, nothing is done. */
function free(scene: Scene, id: string): void {
  if (!entry(shadows(scene), id)) return;
  const { patch } = scene.context.operation;
  const others = usersOf(scene, 'shadows', id).filter(other => other !== patch);
  if (others.length > 0)
    violate(scene, 'release-in-use', `it is freed, and ${others.join(' and ')} may still look it up`, id);
  setShadow(scene, id, false);
}

function meetsFault(sight: Sight, kind: 'allocation' | 'constructor', id: string): boolean {
  const fault = pendingFault(sight);
  if (fault === undefined || fault.in !== sight.context.operation.patch) return false;
  return (
    (fault.kind === 'allocation' && kind === 'allocation' && fault.feature === id) ||
    (fault.kind === 'constructor' && kind === 'constructor' && fault.shadow === id)
  );
}
