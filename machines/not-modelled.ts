import type { Design } from './designs/design.ts';
import type { KlpEvent } from './events.ts';
import { isBefore, type Release } from './releases.ts';
import type { Sight } from './words/word.ts';

/** What some releases do otherwise than the charts, which have nothing for it. */
export interface NotModelled {
  /** In which releases: `before` the first, `since` the second, or both; at least one. */
  readonly before?: Release;
  readonly since?: Release;
  /** The changes, by their titles in the kernel's history. */
  readonly changes: readonly string[];
  /** What those releases do, in one sentence without its full stop. */
  readonly what: string;
  /** Whether a step that succeeds comes by it; left out: no scenario can. `sight`: before the step. */
  readonly comesBy?: (event: KlpEvent, sight: Sight, design: Pick<Design, 'since'>) => boolean;
}

/** In the order of the changes. */
export const NOT_MODELLED: readonly NotModelled[] = [
  {
    before: '5.5',
    changes: ['livepatch: Basic API to track system state changes'],
    what: 'there is no struct klp_state; here it stands on top of the older core',
    comesBy: (event, { world }, { since }) =>
      since === '5.5' && event.type === 'load' && (world.livepatches[event.patch]?.features.length ?? 0) > 0,
  },
  {
    before: '5.8',
    changes: ['livepatch: Disallow vmlinux.ko'],
    what: 'a module called vmlinux is let in; here it is refused',
    comesBy: event => event.type === 'insert' && event.module === 'vmlinux',
  },
  {
    before: '5.13',
    changes: ['livepatch: Replace the fake signal sending with TIF_NOTIFY_SIGNAL infrastructure'],
    what: 'tasks that have not switched get a fake signal, which system calls may return with; here it is only that they switch',
  },
  {
    before: '5.16',
    changes: ['sched,livepatch: Use wake_up_if_idle()'],
    what: 'nobody wakes an idle CPU that has not switched; here its idle task is kicked, and switches',
    comesBy: ({ type }, { world }) =>
      (type === 'load' || type === 'disable') && Object.values(world.tasks).some(({ is }) => is === 'idle'),
  },
  {
    before: '6.1',
    changes: ['livepatch: fix race between fork and KLP transition'],
    what: 'fork copies that the parent is pending first, and its universe later: where a transition begins, completes or is reversed in between, the child has one without the other',
    comesBy: (event, { context }) => event.type === 'fork' && context.klp.transitionPatch !== null,
  },
  {
    before: '6.4',
    since: '6.16',
    changes: [
      'livepatch,sched: Add livepatch task switching to cond_resched()',
      'sched,livepatch: Untangle cond_resched() and live-patching',
    ],
    what: 'a kthread does not switch in cond_resched: before 6.4 nowhere but where the delayed work finds it asleep, since 6.16 where it goes to sleep and may be frozen; here kthreads are tasks like others',
    comesBy: event => event.type === 'switch',
  },
  {
    before: '6.19',
    changes: ['livepatch: Match old_sympos 0 and 1 in klp_find_func()'],
    what: 'a function at symbol position 1 and the same one at position 0 are two: a replace adds a nop for the old one, and that is what runs; here functions have no positions',
  },
];

/** Whether it is so in the release. */
export function isIn({ before, since }: NotModelled, release: Release): boolean {
  return (
    (before !== undefined && isBefore(release, before)) || (since !== undefined && !isBefore(release, since))
  );
}
