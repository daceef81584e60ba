/** A file of a suite, to be made when it is its turn. */
export interface SuiteFile {
  /** Within the folder; perhaps in one of its own. */
  readonly name: string;
  readonly chunks: Iterable<string>;
  /** It is a program. */
  readonly isExecutable?: boolean;
}
