import { dataText, orderedText } from './data-text.ts';
import type { State } from './state.ts';

/** A text of all that tells a state from others: also in which order the records of its context have their keys. */
export function stateText({ value, context, rest = '' }: State<unknown>): string {
  const kept = rest === '' ? '' : `,"rest":${dataText(rest)}`;
  return `{"context":${orderedText(context)}${kept},"value":${dataText(value)}}`;
}
