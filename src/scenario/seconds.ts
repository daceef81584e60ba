/** A time in seconds: a number, or text such as `12.5s`, `250ms`, `2m`, which has passed the schema. */
export function seconds(time: number | string): number {
  if (typeof time === 'number') return time;
  const value = Number.parseFloat(time);
  if (time.endsWith('ms')) return value / 1000;
  return time.endsWith('m') ? value * 60 : value;
}
