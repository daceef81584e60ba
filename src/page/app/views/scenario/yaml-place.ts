/** Where the cursor stands in a scenario that may be half written. */
export interface YamlPlace {
  /** The way from the top to the map, list or value that is being written: keys, and `[]` for an item of a list. */
  readonly path: readonly string[];
  /** A key is being written, or the value of the path. */
  readonly writes: 'key' | 'value';
  /** Where the word begins that is being written, from the start of the text. */
  readonly from: number;
}

const ITEM = '[]';
const KEY = /^(\s*)((?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s#'"{}[\],:-][^#{}[\],:]*?)):(?:\s+(.*))?$/;

/**
 * By the indentation of the lines above and the brackets before the cursor: the text need be no YAML yet.
 *
 * @param cursor from the start of the text
 */
export function yamlPlaceAt(text: string, cursor: number): YamlPlace {
  const start = text.lastIndexOf('\n', cursor - 1) + 1;
  const line = text.slice(start, cursor);
  const flow = flowAt(line);
  if (flow !== null) {
    const outer = blockAt(text, start, line.slice(0, flow.open));
    return { path: [...outer, ...flow.path], writes: flow.writes, from: start + flow.from };
  }
  const written = KEY.exec(line);
  const dashes = /^\s*((?:- +)*)/.exec(line)?.[0].length ?? 0;
  if (written !== null && /:\s/.test(line)) {
    return {
      path: blockAt(text, start, line),
      writes: 'value',
      from: start + line.length - (written[6] ?? '').length,
    };
  }
  return { path: above(text, start, indentOf(line), dashCount(line)), writes: 'key', from: start + dashes };
}

/** The path of what stands after the prefix of a line in block style. */
function blockAt(text: string, start: number, prefix: string): string[] {
  const outer = above(text, start, indentOf(prefix), dashCount(prefix));
  const key = keyOf(prefix);
  return key === null ? outer : [...outer, key];
}

/** The path of the block that a line of this indentation belongs to; each of its own dashes begins an item. */
function above(text: string, start: number, indent: number, dashes: number): string[] {
  const path: string[] = [];
  // A list may stand as far to the left as the key that it belongs to.
  let inner = dashes > 0 ? indent + 1 : indent;
  for (const line of text
    .slice(0, Math.max(0, start - 1))
    .split('\n')
    .reverse()) {
    if (inner === 0) break;
    if (/^\s*(#|$)/.test(line)) continue;
    const its = indentOf(line);
    const key = keyOf(line);
    const itsDashes = dashCount(line);
    const keyColumn = its + (/^\s*((?:- +)*)/.exec(line)?.[1]?.length ?? 0);
    if (itsDashes > 0 && keyColumn <= inner && its < inner) {
      if (key !== null && keyColumn < inner) path.unshift(key);
      path.unshift(ITEM);
      inner = its + 1;
    } else if (itsDashes === 0 && its < inner && key !== null) {
      path.unshift(key);
      inner = its;
    }
  }
  return [...path, ...Array.from({ length: dashes }, () => ITEM)];
}

/** The brackets that are open at the end of the line, and what is being written inside. */
function flowAt(
  line: string,
): { open: number; path: string[]; writes: 'key' | 'value'; from: number } | null {
  const open: { readonly at: number; readonly bracket: string; key: string | null; from: number }[] = [];
  for (const { 0: token, index } of line.matchAll(/"[^"]*"?|'[^']*'?|[{}[\],]|:\s|#.*|[^\s{}[\],:"']+/g)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') open.push({ at: index, bracket: token, key: null, from: index + 1 });
    else if (token === '}' || token === ']') open.pop();
    else if (inner === undefined) continue;
    else if (token === ',') {
      inner.key = null;
      inner.from = index + 1;
    } else if (token.startsWith(':') && inner.bracket === '{' && inner.key === null) {
      inner.key = line.slice(inner.from, index).trim().replaceAll(/["']/g, '');
      inner.from = index + 1;
    }
  }
  const [first] = open;
  const last = open.at(-1);
  if (first === undefined || last === undefined) return null;
  const path = open.flatMap(({ bracket, key }) => (bracket === '[' ? [ITEM] : key === null ? [] : [key]));
  const spaces = /^\s*/.exec(line.slice(last.from))?.[0].length ?? 0;
  return {
    open: first.at,
    path,
    writes: last.bracket === '{' && last.key === null ? 'key' : 'value',
    from: last.from + spaces,
  };
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)?.[0].length ?? 0;
}

function dashCount(line: string): number {
  return (/^\s*((?:- +)*)/.exec(line)?.[1] ?? '').split('-').length - 1;
}

/** The key that a line begins with, after its dashes. */
function keyOf(line: string): string | null {
  const [, , , double, single, plain] = KEY.exec(line) ?? KEY.exec(`${line.trimEnd()} `) ?? [];
  return double ?? single ?? plain?.trim() ?? null;
}
