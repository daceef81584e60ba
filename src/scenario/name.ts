/** How patches, modules, tasks, features and functions may be called: kernel symbols and module names. */
export const NAME = /^(?=.*[A-Za-z_])[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

export const NAME_EXPECTED = 'a name: letters, digits, "_", "." and "-", not digits alone';

/** Names that every JavaScript object already has: a record that is keyed by names cannot hold them. */
export function isReserved(name: string): boolean {
  return Object.hasOwn(Object.prototype, name);
}
