/** Every order of some names. */
export function permutations(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap(name =>
    permutations(names.filter(other => other !== name)).map(rest => [name, ...rest]),
  );
}
