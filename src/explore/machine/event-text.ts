import { dataText } from './data-text.ts';

/** An event as one would write it, its type first. */
export function eventText(event: { readonly type: string }): string {
  const { type, ...members } = event;
  const rest = dataText(members);
  return `{"type":${dataText(type)}${rest === '{}' ? '}' : `,${rest.slice(1)}`}`;
}
