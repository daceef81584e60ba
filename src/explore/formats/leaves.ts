import { isPlain } from '../machine/comparable.ts';
import { orderedText } from '../machine/data-text.ts';
import { pathOf } from '../machine/path.ts';

/** A leaf of a context and where it is, as one would write it: `feature[0].owner`. */
export interface PlacedLeaf {
  readonly path: string;
  /** The top-level member that it is part of. */
  readonly member: string;
  readonly text: string;
}

/** The leaves of a context (or of any plain data), in order. */
export function leavesOf(context: unknown): readonly PlacedLeaf[] {
  if (!isObject(context)) return [];
  return Object.entries(context).flatMap(([key, value]) =>
    below(value, pathOf('', key, false).replace(/^\./, ''), key),
  );
}

function below(value: unknown, path: string, member: string): PlacedLeaf[] {
  if (!isObject(value))
    return [{ path, member, text: typeof value === 'string' ? value : orderedText(value) }];
  const tuple = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => below(inner, pathOf(path, key, tuple), member));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && isPlain(value);
}
