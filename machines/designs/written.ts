import { chartOf } from '../body/chart.ts';
import { LOOPS } from '../body/loop.ts';
import { BODY_NAMES, type Bodies, type Body, type BodyName, RETURNING } from '../body/statement.ts';
import { calls, loops, tests } from '../body/uses.ts';
import type { Written } from '../body/written.ts';
import type { Slot } from '../core/slots.ts';
import type { PropertyAtOnce } from '../observation.ts';
import { USERS } from '../words/count.ts';
import { COMPATIBLE_MIRRORS, INCOMPATIBLE } from './compatible.ts';
import type { Design } from './design.ts';

export const SLOT_OF: Readonly<Record<BodyName, Slot>> = {
  module_init: 'moduleInit',
  pre_patch: 'prePatch',
  post_patch: 'postPatch',
  pre_unpatch: 'preUnpatch',
  post_unpatch: 'postUnpatch',
  module_exit: 'moduleExit',
};

/** The design that is written so. What applies to it follows from what its statements call and ask. */
export function written({ name, about, since, compatible, bodies }: Written): Design & {
  readonly written: Written;
} {
  const used = new Set<string>(
    Object.values(bodies).flatMap((body: Body) => [...calls(body), ...tests(body)]),
  );
  const uses = (...words: readonly string[]) => words.some(word => used.has(word));
  const filled = BODY_NAMES.flatMap(slot => {
    const body = bodies[slot];
    return body === undefined ? [] : [[SLOT_OF[slot], chartOf(body, RETURNING.includes(slot))] as const];
  });
  const inapplicable: readonly PropertyAtOnce[] = [
    ...(uses('WARN', 'klp_get_prev_state', 'klp_shadow_alloc') ? [] : ['warning' as const]),
    ...(uses('use data', 'free data') ? [] : ['use-after-free' as const]),
    // Data that is freed while another livepatch holds it shows when that one uses it.
    ...(uses('klp_shadow_free', 'klp_shadow_free_all') ? [] : ['release-in-use' as const]),
  ];
  const mirrors = compatible === undefined ? undefined : COMPATIBLE_MIRRORS[compatible];
  return {
    name,
    about,
    written: { name, about, bodies, ...(compatible === undefined ? {} : { compatible }) },
    hasRegistry: uses('klp_feature_alloc', 'klp_feature_get'),
    inapplicable,
    ...(since === undefined ? {} : { since }),
    ...(compatible === undefined ? {} : { isIncompatible: INCOMPATIBLE[compatible] }),
    ...(mirrors === undefined ? {} : { mirrors: { isIncompatible: mirrors } }),
    ...keeping(bodies, uses('count up')),
    ...Object.fromEntries(filled),
  };
}

/** What it counts, and where its loops stand. */
function keeping(bodies: Bodies, counts: boolean): Pick<Design, 'keeps'> {
  const kinds = Object.values(bodies).flatMap((body: Body) => loops(body).map(each => LOOPS[each].kind));
  const places = [
    ...(kinds.includes('object') ? ['loopObject' as const] : []),
    ...(kinds.includes('shadow variable') ? ['loopShadow' as const] : []),
  ];
  if (!counts && places.length === 0) return {};
  return {
    keeps: ({ features }) => ({
      ...(counts ? { counts: { [USERS]: features } } : {}),
      ...(places.length > 0 ? { loops: places } : {}),
    }),
  };
}

/** Whether the design is all written in statements, and none that another was made from. */
export function isWritten({ name, written }: Design): boolean {
  return written?.name === name;
}
