import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import type { Mistake, Path } from '../../problem/mistake.ts';
import { quoted } from '../../problem/quoted.ts';
import { isReserved } from '../name.ts';

/** Where a node stands, in UTF-16 units from the start of the text. */
export function offsetOf(node: unknown): number {
  return isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
}

/** The nodes of the key and the value at `path`, or of its nearest ancestor that exists (`whole` is then false). */
export function nodeAt(
  document: Document.Parsed,
  path: Path,
): { key: unknown; value: unknown; whole: boolean } {
  let found: { key: unknown; value: unknown } = { key: null, value: document.contents };
  for (const step of path) {
    const parent = isAlias(found.value) ? found.value.resolve(document) : found.value;
    const child = childOf(parent, step);
    if (child === null) return { ...found, whole: false };
    found = child;
  }
  return { ...found, whole: true };
}

function childOf(parent: unknown, step: string | number): { key: unknown; value: unknown } | null {
  if (isSeq(parent)) {
    const item = typeof step === 'number' ? parent.items[step] : undefined;
    return item === undefined ? null : { key: item, value: item };
  }
  if (!isMap(parent)) return null;
  const pair = pairsOf(parent).get(String(step));
  return pair === undefined ? null : { key: pair.key, value: pair.value ?? pair.key };
}

const indexed = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs by key: a file may have as many mistakes as keys, and each looks one up. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexed.get(map);
  if (known !== undefined) return known;
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) if (isScalar(pair.key)) pairs.set(String(pair.key.value), pair);
  indexed.set(map, pairs);
  return pairs;
}

/** A mistake in the YAML nodes, at `offset`. */
export interface NodeMistake {
  readonly offset: number;
  readonly path: Path;
  readonly mistake: Mistake;
}

/** An alias may stand for many nodes: resolving them costs time and memory. */
const MOST_ALIASES = 100;

/** What is YAML, but can be no scenario: duplicate and strange keys, tags, aliases of nothing or of what they stand in, too many aliases. */
export function nodeMistakes(document: Document.Parsed): readonly NodeMistake[] {
  const found: NodeMistake[] = [];
  const within = new Set<unknown>();
  let aliases = 0;
  const note = (node: unknown, path: Path, mistake: Mistake) =>
    found.push({ offset: offsetOf(node), path, mistake });

  const visitMap = (map: YAMLMap, path: Path) => {
    const seen = new Set<string>();
    for (const { key, value } of map.items) {
      if (!isScalar(key) || typeof key.value === 'object') {
        note(key, path, STRANGE_KEY);
        continue;
      }
      const name = String(key.value);
      const here = [...path, name];
      if (seen.has(name))
        note(key, here, { code: 'duplicate-key', what: `the key ${quoted(name)} is given twice` });
      seen.add(name);
      if (isReserved(name)) note(key, here, reservedName(name));
      visit(key, here);
      visit(value, here);
    }
  };
  const visit = (node: unknown, path: Path) => {
    if (isAlias(node)) {
      aliases += 1;
      // Resolving an alias searches the document: not for each of a million.
      if (aliases > MOST_ALIASES) return;
      const target = node.resolve(document);
      if (target === undefined) {
        note(node, path, { code: 'alias', what: `there is no anchor &${node.source} before this alias` });
      } else if (within.has(target)) {
        note(node, path, {
          code: 'alias',
          what: `this alias stands within what it stands for, &${node.source}`,
          expected: 'an anchor that has ended',
        });
      }
      return;
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
    if (node.tag !== undefined) note(node, path, TAG);
    within.add(node);
    if (isMap(node)) visitMap(node, path);
    if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    within.delete(node);
  };
  visit(document.contents, []);
  if (aliases > MOST_ALIASES) note(document.contents, [], tooManyAliases(`there are ${aliases} aliases`));
  return found;
}

/** The document as plain data, or `null` when its aliases stand for too much. */
export function plainData(document: Document.Parsed): { readonly data: unknown } | null {
  try {
    return { data: document.toJS({ maxAliasCount: MOST_ALIASES }) };
  } catch (error) {
    // yaml's word for "excessive alias count".
    if (error instanceof ReferenceError) return null;
    throw error;
  }
}

export function tooManyAliases(what: string): Mistake {
  return { code: 'alias', what, expected: `at most ${MOST_ALIASES}` };
}

const STRANGE_KEY: Mistake = {
  code: 'strange-key',
  what: 'this key is not a word',
  expected: 'a word as the key',
};
const TAG: Mistake = {
  code: 'tag',
  what: 'a YAML tag stands here',
  expected: 'no tags',
  hints: ['Leave it out.'],
};

function reservedName(name: string): Mistake {
  return {
    code: 'reserved-name',
    what: `the name ${quoted(name)} is reserved by JavaScript`,
    hints: ['Choose another name.'],
  };
}
