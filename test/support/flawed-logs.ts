/** A log in which one line is not as it was printed. */
export interface FlawedLog {
  readonly how: 'dropped' | 'doubled' | 'moved' | 'renamed';
  /** The place of the line in the log as it was, from 0. */
  readonly place: number;
  readonly lines: readonly string[];
}

/** Each line dropped, doubled, moved to some place, and with a name that is not its own. The same seed gives the same. */
export function* flawedLogs(
  log: readonly string[],
  names: readonly string[],
  seed: number,
): Iterable<FlawedLog> {
  const random = numbers(seed);
  for (const [place, line] of log.entries()) {
    const without = log.toSpliced(place, 1);
    yield { how: 'dropped', place, lines: without };
    yield { how: 'doubled', place, lines: log.toSpliced(place, 0, line) };
    yield { how: 'moved', place, lines: without.toSpliced(random(log.length), 0, line) };
    const name = names[random(names.length)] ?? '';
    yield { how: 'renamed', place, lines: log.toSpliced(place, 1, line.replace(/'[\w.-]+'/, `'${name}'`)) };
  }
}

/** xorshift32: numbers below a bound. */
function numbers(seed: number): (below: number) => number {
  let state = seed | 1;
  return below => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
