/** What a file is to hold, as errors tell it. */
export interface FileKind {
  readonly noun: string;
  /** Where the file is empty. */
  readonly example: string;
}

export const SCENARIO: FileKind = {
  noun: 'scenario',
  example: 'The least one is: { title: Nothing happens, livepatches: { N: {} } }',
};
