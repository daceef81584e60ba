import type { Body, If, Statement } from '../../../machines/body/statement.ts';
import { callText, returnText, testsText } from '../../../machines/body/text.ts';

type AnyBody = Body<string, string>;
type AnyStatement = Statement<string, string>;

/** The body as files have it, a line each; `readBody` reads it back. */
export function bodyLines(body: AnyBody): string[] {
  return body.flatMap(statement => {
    const [first = '', ...rest] = linesOf(statement);
    return [`- ${first}`, ...indent(rest)];
  });
}

function linesOf(statement: AnyStatement): string[] {
  if ('if' in statement) return ifLines(statement);
  if ('each' in statement) return [`for each ${statement.each}:`, ...indent(bodyLines(statement.do))];
  return [simpleText(statement)];
}

function ifLines({ if: tests, do: body, else: otherwise }: If<string, string>): string[] {
  return [
    `if: ${testsText(tests)}`,
    ...branchLines('then', body),
    ...(otherwise === undefined ? [] : branchLines('else', otherwise)),
  ];
}

/** On the line of its key, where it is short. */
function branchLines(key: string, body: AnyBody): string[] {
  const simple = body.flatMap(statement =>
    'if' in statement || 'each' in statement || 'print' in statement ? [] : [simpleText(statement)],
  );
  if (simple.length < body.length) return [`${key}:`, ...indent(bodyLines(body))];
  return [simple.length === 1 ? `${key}: ${simple[0]}` : `${key}: [${simple.join(', ')}]`];
}

function simpleText(statement: Exclude<AnyStatement, { if: unknown } | { each: unknown }>): string {
  if ('print' in statement) return `print: ${JSON.stringify(statement.print)}`;
  return 'jump' in statement ? jumpText(statement) : callText(statement);
}

function jumpText({ jump, value }: Extract<AnyStatement, { jump: unknown }>): string {
  return jump === 'return' ? returnText(value) : jump;
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
