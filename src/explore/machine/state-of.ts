import type { Snapshot } from './machine-steps.ts';
import { restOf } from './rest.ts';
import type { State } from './state.ts';

/** All of a snapshot that decides what can happen next. */
export function stateOf(snapshot: Snapshot): State<Snapshot['context']> {
  const { value, context } = snapshot;
  const rest = restOf(snapshot);
  return { value, context, ...(rest === '' ? {} : { rest }) };
}
