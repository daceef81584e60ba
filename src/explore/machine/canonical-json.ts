/** JSON with the keys of every record in order, so that equal data have equal texts. */
export function canonicalJson(data: unknown): string {
  return (
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : value,
    ) ?? 'undefined'
  );
}
