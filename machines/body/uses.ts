import type { LoopName } from './names.ts';
import type { Body, Statement } from './statement.ts';

/** Every function that the body calls, in the order of the lines. */
export function calls(body: Body<string, string>): string[] {
  return statementsOf(body).flatMap(statement => ('call' in statement ? [statement.call] : []));
}

/** Every line that it prints. */
export function printed(body: Body<string, string>): string[] {
  return statementsOf(body).flatMap(statement => ('print' in statement ? [statement.print] : []));
}

/** What it goes through. */
export function loops(body: Body<string, string>): LoopName[] {
  return statementsOf(body).flatMap(statement => ('each' in statement ? [statement.each] : []));
}

/** All that it asks. */
export function tests(body: Body<string, string>): string[] {
  return statementsOf(body).flatMap(statement =>
    'if' in statement ? statement.if.map(({ test }) => test) : [],
  );
}

/** Each statement, those within others after them. */
export function statementsOf(body: Body<string, string>): Statement<string, string>[] {
  return body.flatMap(statement => [statement, ...within(statement).flatMap(statementsOf)]);
}

function within(statement: Statement<string, string>): Body<string, string>[] {
  if ('if' in statement) return [statement.do, statement.else ?? []];
  return 'each' in statement ? [statement.do] : [];
}

/** What the calls and tests of these words name, each time. */
export function names(body: Body<string, string>, words: readonly string[]): string[] {
  return statementsOf(body).flatMap(statement => {
    const named =
      'call' in statement
        ? [{ word: statement.call, about: statement.about }]
        : 'if' in statement
          ? statement.if.map(({ test, about }) => ({ word: test, about }))
          : [];
    return named.flatMap(({ word, about }) => (about !== undefined && words.includes(word) ? [about] : []));
  });
}
