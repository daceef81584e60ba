import {
  CHANGED_RULES,
  type ChangedRuleName,
  DEFAULT_RELEASE,
  isRelease,
  lastWith,
  type Release,
} from '../../../../machines/releases.ts';
import type { Evidence } from './evidence.ts';

/** A release by whose rules a log may have come about. */
export interface KernelChoice {
  readonly release: Release;
  /** `asked`: by whoever runs klpwalk; `told`: by the log; else the rule that newer releases have changed. */
  readonly because: 'asked' | 'told' | 'default' | ChangedRuleName;
}

export const DEFAULT_KERNEL: KernelChoice = { release: DEFAULT_RELEASE, because: 'default' };

/** The rules by which an older release prints what newer ones do not, and the logs that may show it; others only refuse more. */
const TELLING: readonly (readonly [ChangedRuleName, (evidence: Evidence) => boolean])[] = [
  ['objectModuleStays', ({ hasRefusedModule }) => hasRefusedModule],
  ['unreliableStacksAreRefused', ({ hasReliableStacks }) => !hasReliableStacks],
];

/**
 * The releases that are tried: the one that the log tells, the default, and then the newest first.
 *
 * @param told what the log's line "Linux version" says; `null`: there is none
 */
export function kernelsFor(evidence: Evidence, told: string | null): KernelChoice[] {
  const older = TELLING.flatMap(([name, mayShow]): KernelChoice[] =>
    mayShow(evidence) ? [{ release: lastWith(name), because: name }] : [],
  );
  return [
    ...(told !== null && isRelease(told) ? [{ release: told, because: 'told' as const }] : []),
    DEFAULT_KERNEL,
    ...older,
  ].filter(({ release }, place, all) => all.findIndex(other => other.release === release) === place);
}

/**
 * Why a log is taken for one of this release; none: whoever runs klpwalk has said it.
 *
 * @param misfit the line at which it stops to fit the releases that were tried before; `null`: it fits the first
 */
export function assumedKernel(
  { release, because }: KernelChoice,
  told: string | null,
  misfit: number | null,
): string[] {
  switch (because) {
    case 'asked':
      return [];
    case 'told':
      return [`kernel ${release}, as the log says, and no change that was carried back to it`];
    case 'default':
      return [`kernel ${release}${told === null || told === release ? '' : `, though the log says ${told}`}`];
    default: {
      const { until, was } = CHANGED_RULES[because];
      const where = misfit === null ? 'the log does' : `line ${misfit} does`;
      return [`kernel ${release}: ${where} not fit newer ones; until ${until} ${was}`];
    }
  }
}
