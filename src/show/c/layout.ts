/** Statements of C, before they are laid out. */
export type CStatement = string | CIf | CFor;

interface CIf {
  readonly if: string;
  readonly do: readonly CStatement[];
  readonly else?: readonly CStatement[];
}

interface CFor {
  readonly for: string;
  readonly do: readonly CStatement[];
}

/** Columns of a line, of which a tab takes eight (Documentation/process/coding-style.rst). */
const WIDTH = 80;
const TAB = 8;

/** The lines of the statements, as the kernel's style has them. */
export function laidOut(statements: readonly CStatement[], depth = 1): string[] {
  return statements.flatMap(statement => {
    if (typeof statement === 'string') return wrapped(statement, depth);
    if ('if' in statement) return ifLines(statement, depth);
    return block(wrapped(`for (${statement.for})`, depth), statement.do, depth, needsBraces(statement.do));
  });
}

/**
 * An `else` of nothing but an `if` goes on with it. Where one branch has braces, all have them.
 *
 * @param braces whether a branch before this one has them
 */
function ifLines(statement: CIf, depth: number, braces = branchesOf(statement).some(needsBraces)): string[] {
  const { if: condition, do: body, else: otherwise = [] } = statement;
  const next = chained(statement);
  const head = block(wrapped(`if (${condition})`, depth), body, depth, braces);
  if (otherwise.length === 0) return head;
  const tabs = '\t'.repeat(depth);
  const [before, lead] = braces ? [head.slice(0, -1), `${tabs}} else`] : [head, `${tabs}else`];
  if (next === null) return [...before, ...block([lead], otherwise, depth, braces)];
  const [first = '', ...rest] = ifLines(next, depth, braces);
  return [...before, `${lead} ${first.trimStart()}`, ...rest];
}

function branchesOf(statement: CIf): (readonly CStatement[])[] {
  const next = chained(statement);
  if (next !== null) return [statement.do, ...branchesOf(next)];
  return statement.else === undefined || statement.else.length === 0
    ? [statement.do]
    : [statement.do, statement.else];
}

function chained({ else: [only, another] = [] }: CIf): CIf | null {
  return another === undefined && typeof only === 'object' && 'if' in only ? only : null;
}

function block(
  head: readonly string[],
  body: readonly CStatement[],
  depth: number,
  braces: boolean,
): string[] {
  const inside = laidOut(body, depth + 1);
  if (!braces) return [...head, ...inside];
  return [...head.slice(0, -1), `${head.at(-1)} {`, ...inside, `${'\t'.repeat(depth)}}`];
}

/** All but one plain statement. */
function needsBraces(body: readonly CStatement[]): boolean {
  return body.length !== 1 || typeof body[0] === 'object';
}

/** Parted behind a comma or an operator where it is too long, and aligned with the parenthesis that is open there. */
export function wrapped(text: string, depth = 0): string[] {
  const lines: string[] = [];
  const open: number[] = [];
  let start = depth * TAB;
  let line = '';
  for (const piece of pieces(text)) {
    const indent = open.at(-1);
    if (indent !== undefined && line !== '' && start + line.length + piece.trimEnd().length > WIDTH) {
      lines.push(indented(start, line.trimEnd()));
      start = indent;
      line = '';
    }
    [...withoutStrings(piece)].forEach((sign, place) => {
      if (sign === '(') open.push(start + line.length + place + 1);
      if (sign === ')') open.pop();
    });
    line += piece;
  }
  return [...lines, indented(start, line)];
}

function indented(column: number, line: string): string {
  return `${'\t'.repeat(Math.floor(column / TAB))}${' '.repeat(column % TAB)}${line}`;
}

/** What may stand on a line of its own. */
function pieces(text: string): string[] {
  const ends = [...withoutStrings(text).matchAll(/, |; | && | \|\| /g)].map(
    ({ index, 0: { length } }) => index + length,
  );
  return [0, ...ends].map((start, place) => text.slice(start, ends[place]));
}

/** Of the same length. */
function withoutStrings(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"/g, found => '_'.repeat(found.length));
}
