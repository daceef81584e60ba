/** One of XState's own actions, such as `assign`: it is resolved while a step is made. */
export interface BuiltIn {
  readonly type: string;
  readonly resolve: (...args: unknown[]) => unknown;
}

export function isBuiltIn(action: unknown): action is BuiltIn {
  return typeof action === 'function' && 'resolve' in action && 'type' in action;
}
