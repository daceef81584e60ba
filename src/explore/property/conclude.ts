import type { Finding } from '../engine/history.ts';
import type { Lasso } from '../graph/avoidance.ts';
import type { Explanation } from '../graph/explain.ts';
import { holdsSomewhere } from '../graph/marks.ts';
import type { StepLog } from '../graph/step-log.ts';
import type { Answer, Check, Searched, Violation } from './check.ts';

/** What there is to say about a property when the search is over. */
export type Conclusion =
  | Exclude<Answer, { kind: 'violated' | 'unbroken' }>
  | {
      readonly kind: 'violated';
      readonly lasso: Lasso;
      /** `null`: there is none, it was not asked for, or it could not be finished. */
      readonly explanation: Explanation | null;
    }
  | {
      readonly kind: 'unbroken';
      /** Some premise of the property held nowhere. */
      readonly vacuous: boolean;
    };

/** What violations are explained by: of an alarm, the steps that have set it off. */
type Logs = (alarm: number) => StepLog | null;

/**
 * @param finding what was seen on the way
 * @param logs `null`: nothing is to be explained
 */
export async function conclude(
  check: Check,
  finding: Finding | null,
  searched: Searched,
  logs: Logs | null,
): Promise<Conclusion> {
  const answer = await check.answer(finding, searched);
  switch (answer.kind) {
    case 'violated':
      return {
        kind: 'violated',
        lasso: answer.lasso,
        explanation: await explained(check, answer, searched, logs),
      };
    case 'unbroken':
      return { kind: 'unbroken', vacuous: await isVacuous(check, searched) };
    default:
      return answer;
  }
}

async function explained(
  { explain, lookout }: Check,
  violation: Violation,
  { space, graph, pace }: Searched,
  logs: Logs | null,
): Promise<Explanation | null> {
  if (explain === null || graph === null || logs === null) return null;
  const log = lookout?.at === 'step' ? logs(lookout.alarm) : null;
  return (await pace(explain(violation, space, graph, log)))?.found ?? null;
}

async function isVacuous({ premises }: Check, { space, closed, pace }: Searched): Promise<boolean> {
  if (!closed) return false;
  for (const premise of premises) {
    if ((await pace(holdsSomewhere(space, premise)))?.found === false) return true;
  }
  return false;
}
