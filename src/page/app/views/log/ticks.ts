const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600];

/** Times to label on an axis from 0 to the end, in seconds: at most seven, at round numbers. */
export function ticksOf(end: number): number[] {
  const step = STEPS.find(step => end / step <= 6) ?? Math.ceil(end / 6);
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, tick) => tick * step);
}
