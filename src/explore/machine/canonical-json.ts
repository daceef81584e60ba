/** JSON with the keys of every record in order, so that equal data have equal texts. */
export function canonicalJson(data: unknown): string {
  return plainText(data) ?? anyText(data);
}

/**
 * The same of what is asked for most, at every inner step that is learned: state values are texts, and records of these.
 * `null`: there is something else in it.
 */
function plainText(data: unknown): string | null {
  if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' || data === null)
    return JSON.stringify(data);
  if (typeof data !== 'object' || Object.getPrototypeOf(data) !== Object.prototype || 'toJSON' in data)
    return null;
  const members: string[] = [];
  for (const [key, member] of Object.entries(data).sort(byKey)) {
    const text = plainText(member);
    if (text === null) return null;
    members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(',')}}`;
}

function anyText(data: unknown): string {
  return (
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(byKey))
        : value,
    ) ?? 'undefined'
  );
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
