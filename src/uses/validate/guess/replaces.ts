/** Whether each livepatch replaces the older ones. */
export type Replaces = ReadonlyMap<string, boolean>;

/**
 * The ways in which livepatches may replace or not, those that differ least from one first.
 *
 * @param names the livepatches; of one that the way so far does not have it is assumed that it replaces
 * @param most so many are given
 */
export function* nearestFirst(names: readonly string[], from: Replaces, most: number): Iterable<Replaces> {
  const start = new Map(names.map(name => [name, from.get(name) ?? true]));
  let given = 0;
  for (let changes = 0; changes <= names.length; changes++) {
    for (const chosen of choices(names, changes)) {
      if (given++ === most) return;
      yield new Map([...start].map(([name, is]) => [name, chosen.includes(name) ? !is : is]));
    }
  }
}

/** Each choice of so many of the names; the last ones first, since a log tells of them. */
function* choices(names: readonly string[], count: number): Iterable<readonly string[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let last = names.length - 1; last >= count - 1; last--) {
    const name = names[last];
    if (name === undefined) continue;
    for (const others of choices(names.slice(0, last), count - 1)) yield [...others, name];
  }
}
