/** A file of a suite, to be made when it is its turn. */
export interface SuiteFile {
  /** Within the folder. */
  readonly name: string;
  readonly chunks: Iterable<string>;
}
