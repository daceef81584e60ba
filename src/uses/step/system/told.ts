/** How something stands, and how it stood before what has led here; `was` is `null`: no different. */
export interface Told {
  readonly now: string;
  readonly was: string | null;
}

/** The same said of two moments. */
export function told<Moment>(now: Moment, before: Moment, say: (moment: Moment) => string): Told {
  const [is, was] = [say(now), say(before)];
  return { now: is, was: is === was ? null : was };
}
