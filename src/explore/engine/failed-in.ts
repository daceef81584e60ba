import { Signal } from '../run/signal.ts';

/** Something that was run on a state has thrown. */
export class FailedIn extends Error {
  readonly state: number;

  constructor(state: number, cause: unknown) {
    super(`Something has failed in state ${state}.`, { cause });
    this.state = state;
  }
}

/** The error to throw where an error was thrown on a state. That there is no memory left is no matter of the state. */
export function failedIn(state: number, error: unknown): unknown {
  return error instanceof Signal || error instanceof RangeError ? error : new FailedIn(state, error);
}
