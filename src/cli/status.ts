/** Exit status of every command. */
export const STATUS = {
  ok: 0,
  /** A property is violated, or something is not as expected. */
  violated: 1,
  /** Bad input or usage. */
  usage: 2,
  /** No verdict: a limit was reached, or the walk was interrupted. */
  unknown: 3,
} as const;

export type Status = (typeof STATUS)[keyof typeof STATUS];
