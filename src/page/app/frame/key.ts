/** A key, what it does in a few words, and what it runs. */
export interface Key {
  readonly key: string;
  readonly shownAs: string;
  readonly does: string;
  run(): void;
}
