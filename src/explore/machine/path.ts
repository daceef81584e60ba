/** The path of a member of a context, as one would write it: `context.feature[0].owner`. */
export function pathOf(parent: string, key: string, tuple: boolean): string {
  if (tuple) return `${parent}[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${parent}.${key}` : `${parent}[${JSON.stringify(key)}]`;
}
