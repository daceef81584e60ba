import { dataText } from './data-text.ts';

/** An event as one would write it, its type first. */
export function eventText(event: unknown): string {
  if (typeof event !== 'object' || event === null || !('type' in event)) return dataText(event);
  const { type, ...members } = event;
  const rest = dataText(members);
  return `{"type":${dataText(type)}${rest === '{}' ? '}' : `,${rest.slice(1)}`}`;
}
