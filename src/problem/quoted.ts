const LONGEST = 40;

/** A value as an error text quotes it: short, on one line. */
export function quoted(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value !== 'string') return String(value);
  // By code points: half of a surrogate pair would print as rubbish.
  const points = [...value];
  return JSON.stringify(points.length > LONGEST ? `${points.slice(0, LONGEST).join('')}…` : value);
}
