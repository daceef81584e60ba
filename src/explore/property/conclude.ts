import type { Finding } from '../engine/history.ts';
import type { Space } from '../engine/space.ts';
import type { Lasso } from '../graph/eventually.ts';
import type { Explanation } from '../graph/explain.ts';
import { holdsSomewhere } from '../graph/marks.ts';
import type { Work } from '../run/work.ts';
import type { Watch } from '../search/watch.ts';
import { breachOf, explanationOf } from './breach.ts';
import type { Check } from './checks.ts';

/** What there is to say about a property when the walk is over. */
export interface Conclusion {
  /** `false`: only the whole graph can answer, and it is not known or was not asked to the end. */
  readonly settled: boolean;
  /** A shortest way into a violation; `null`: none was found. */
  readonly lasso: Lasso | null;
  /** Some premise of the property held nowhere. */
  readonly vacuous: boolean;
  /** `null`: there is none, it was not asked for, or it could not be finished. */
  readonly explanation: Explanation | null;
}

/** Does the work to its end; `null`: something else came first. */
type Pace = <T>(work: Work<T>) => Promise<{ readonly found: T } | null>;

/**
 * @param finding what the watch has seen on the way
 * @param closed whether every state was expanded
 */
export async function conclude(
  check: Check,
  finding: Finding | null,
  { space, watch, closed, pace }: { space: Space; watch: Watch; closed: boolean; pace: Pace },
): Promise<Conclusion> {
  const graph = closed ? watch.graph : null;
  const answer = await pace(breachOf(check, finding, space, graph));
  const settled = answer !== null && (graph !== null || !isAboutGraph(check));
  const breach = answer?.found ?? null;
  if (breach === null) {
    const vacuous = closed && settled && (await isVacuous(check, space, pace));
    return { settled, lasso: null, vacuous, explanation: null };
  }
  const explanation =
    graph !== null && watch.explains
      ? await pace(
          explanationOf(
            check,
            breach,
            space,
            graph,
            check.kind === 'observed' ? watch.log(check.alarm) : null,
          ),
        )
      : null;
  return { settled, lasso: breach.lasso, vacuous: false, explanation: explanation?.found ?? null };
}

/** Whether only the complete graph can answer. */
function isAboutGraph({ kind }: Check): boolean {
  return kind === 'way-back' || kind === 'eventually';
}

async function isVacuous({ premises }: Check, space: Space, pace: Pace): Promise<boolean> {
  for (const premise of premises) {
    if ((await pace(holdsSomewhere(space, premise)))?.found === false) return true;
  }
  return false;
}
