import type { Body, Statement } from './statement.ts';

/** Every function that the body calls, in the order of the lines. */
export function calls(body: Body<string, string>): string[] {
  return statementsOf(body).flatMap(statement => ('call' in statement ? [statement.call] : []));
}

/** All that it asks. */
export function tests(body: Body<string, string>): string[] {
  return statementsOf(body).flatMap(statement =>
    'if' in statement ? statement.if.map(({ test }) => test) : [],
  );
}

/** Each statement, those within others after them. */
function statementsOf(body: Body<string, string>): Statement<string, string>[] {
  return body.flatMap(statement => [statement, ...within(statement).flatMap(statementsOf)]);
}

function within(statement: Statement<string, string>): Body<string, string>[] {
  if ('if' in statement) return [statement.do, statement.else ?? []];
  return 'each' in statement ? [statement.do] : [];
}
