import type { Chart } from '../core/chart.ts';
import type { Body, Statement } from './statement.ts';
import { callText, returnText, testText } from './text.ts';

/** A line of a body as one reads it, and the states of its chart that stand on it. */
export interface BodyLine {
  /** How many statements it stands in. */
  readonly depth: number;
  readonly text: string;
  /** By name: none of a jump, which is an arrow; of a loop where it begins, and where it asks for one more. */
  readonly states: readonly string[];
}

/** The lines of the body that `chartOf` has made the chart of: it has the states in the order of the lines. */
export function linesOf(body: Body<string, string>, { states = {} }: Chart): BodyLine[] {
  const names = Object.keys(states).values();
  const next = () => names.next().value ?? '';
  const list = (statements: Body<string, string>, depth: number): BodyLine[] =>
    statements.flatMap(statement => lines(statement, depth));
  const lines = (statement: Statement<string, string>, depth: number): BodyLine[] => {
    if ('if' in statement) {
      const { if: tests, do: then, else: otherwise = [] } = statement;
      return [
        ...tests.map((test, place) => ({
          depth,
          text: `${place === 0 ? 'if' : 'and'} ${testText(test)}`,
          states: [next()],
        })),
        ...list(then, depth + 1),
        ...(otherwise.length === 0 ? [] : [{ depth, text: 'else', states: [] }]),
        ...list(otherwise, depth + 1),
      ];
    }
    if ('each' in statement) {
      return [
        { depth, text: `for each ${statement.each}`, states: [next(), next()] },
        ...list(statement.do, depth + 1),
        { depth: depth + 1, text: `next ${statement.each}`, states: [next()] },
      ];
    }
    const isArrow = 'jump' in statement && statement.value === undefined;
    return [{ depth, text: simpleText(statement), states: isArrow ? [] : [next()] }];
  };
  return list(body, 0);
}

function simpleText(
  statement: Exclude<Statement<string, string>, { readonly if: unknown } | { readonly each: unknown }>,
): string {
  if ('print' in statement) return `print ${JSON.stringify(statement.print)}`;
  if ('call' in statement) return callText(statement);
  return statement.jump === 'return' ? returnText(statement.value) : statement.jump;
}
