import { visibleJson } from '../../problem/visible.ts';

/** Data as the commands print it: no string in it can reach a terminal as more than its characters. */
export function jsonText(data: unknown): string {
  return `${visibleJson(JSON.stringify(data, null, 2))}\n`;
}
