/** The line that a callback of the kernel's test modules prints. */
export interface CallbackLine {
  readonly patch: string;
  readonly callback: 'pre_patch' | 'post_patch' | 'pre_unpatch' | 'post_unpatch';
  readonly object: string;
  /** The state of a module, such as `LIVE`; `null`: it does not say. */
  readonly state: string | null;
}

const CALLBACK =
  /^(?<patch>[\w.-]+): (?<callback>pre_patch|post_patch|pre_unpatch|post_unpatch)_callback: (?<object>[\w.-]+)(?: -> \[MODULE_STATE_(?<state>\w+)\] .*)?$/;

/** @returns `null`: it is another line */
export function callbackLine(message: string): CallbackLine | null {
  const { patch, callback, object, state = null } = CALLBACK.exec(message)?.groups ?? {};
  const name = (['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'] as const).find(
    name => name === callback,
  );
  if (patch === undefined || object === undefined || name === undefined) return null;
  return { patch, callback: name, object, state };
}
