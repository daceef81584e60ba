import { type Composed, compose } from '../../machines/core/compose.ts';
import { CHARTS } from '../../machines/core/index.ts';
import { wordsIn } from '../../machines/core/words-in.ts';
import type { Design } from '../../machines/designs/design.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { isQuestion } from '../../machines/question.ts';
import { actions, actionsOf, guards, guardsOf } from '../../machines/words/index.ts';
import type { Report } from '../problem/mistake.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { reportIssues } from './schema/issues.ts';
import { moduleDesignSchema } from './schema/module-design.ts';

/** Whether a value has what every design has, and nothing else. */
export function hasShape(value: unknown): value is Design {
  return moduleDesignSchema.safeParse(value).success;
}

/** Whether it has something of one. */
export function isLikeADesign(value: object): boolean {
  return Object.keys(moduleDesignSchema.shape).some(key => Object.hasOwn(value, key));
}

/** Reports what a value lacks, or has too much, to be a design. */
export function reportShape(value: unknown, report: Report): void {
  const { error } = moduleDesignSchema.safeParse(value);
  if (error !== undefined) reportIssues(moduleDesignSchema, error.issues, value, report);
}

/** Reports charts that cannot stand in those of the core, and words of them that nobody has defined. */
export function reportCharts(design: Design, report: Report): void {
  const composed = composedWith(design);
  if (composed instanceof Error) {
    report([], {
      code: 'wrong-chart',
      what: `a chart of it does not fit: ${composed.message}`,
      expected: 'charts that end in return, or where the slot may fail in failed',
    });
    return;
  }
  const used = wordsIn(composed);
  const ownGuards = Object.keys(design.guards ?? {});
  for (const name of used.guards) {
    if (isQuestion(name)) continue;
    reportWord('guard', name, [...ownGuards, ...Object.keys(guards)], Object.keys(guardsOf), report);
  }
  const ownActions = Object.keys(design.actions ?? {});
  for (const name of used.actions)
    reportWord('action', name, [...ownActions, ...Object.keys(actions)], Object.keys(actionsOf), report);
}

function composedWith(design: Design): Composed | Error {
  try {
    return compose(livepatch, CHARTS, design, 'livepatch');
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** @param spoken those that say of what they speak, as `shadowExists(ID)` does */
function reportWord(
  kind: string,
  name: string,
  known: readonly string[],
  spoken: readonly string[],
  report: Report,
): void {
  const [, word = ''] = /^(\w+)\(.*\)$/s.exec(name) ?? [];
  if (known.includes(name) || spoken.includes(word)) return;
  report([`${kind}s`], unknownName(kind, name, known));
}
