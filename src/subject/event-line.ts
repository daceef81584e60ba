import type { EventObject } from 'xstate';
import { visible } from '../problem/visible.ts';

/** An event in one line: its type and, where it has any, what it carries. */
export function eventLine({ type, ...members }: EventObject): string {
  const carried = Object.keys(members).length === 0 ? '' : ` ${JSON.stringify(members)}`;
  return visible(`${type}${carried}`);
}
