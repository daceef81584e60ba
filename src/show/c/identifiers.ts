/** Names of a world as identifiers of C: one for each, whatever signs it has, and always the same one. */
export class Identifiers {
  readonly #written: (name: string) => string;
  readonly #of = new Map<string, string>();
  readonly #taken: Set<string>;

  /**
   * @param written how a name would be written if no other were
   * @param taken must not be given to any
   */
  constructor(written: (name: string) => string, taken: readonly string[] = []) {
    this.#written = written;
    this.#taken = new Set(taken);
  }

  of(name: string): string {
    const known = this.#of.get(name);
    if (known !== undefined) return known;
    const plain = this.#written(name);
    let identifier = plain;
    for (let number = 2; this.#taken.has(identifier); number += 1) identifier = `${plain}_${number}`;
    this.#taken.add(identifier);
    this.#of.set(name, identifier);
    return identifier;
  }
}

/** Letters, digits and underscores alone. */
export function plain(name: string): string {
  return name.replaceAll(/\W/g, '_');
}
