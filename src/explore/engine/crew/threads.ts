/** Node's threads, without an import, which a page would have to bundle. */
export function threads() {
  return process.getBuiltinModule('node:worker_threads');
}

export type Thread = InstanceType<ReturnType<typeof threads>['Worker']>;
export type Port = InstanceType<ReturnType<typeof threads>['MessagePort']>;
