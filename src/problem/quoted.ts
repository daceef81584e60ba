import { shortened } from './shortened.ts';
import { visible } from './visible.ts';

const LONGEST = 40;

/** A value as an error text quotes it: short, on one line. */
export function quoted(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value !== 'string') return String(value);
  return visible(JSON.stringify(shortened(value, LONGEST)));
}
