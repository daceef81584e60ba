import { dataText } from './data-text.ts';

const LONGEST = 80;

/** What was found where something else was expected, on one short line. */
export function shown(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (typeof found === 'function') return 'a function';
  if (found instanceof Promise) return 'a promise';
  const text = dataText(found);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
