/** What comes of a line that a person has typed. */
export interface Answer {
  readonly text: string;
  /** Whether the line could not be done. */
  readonly isWrong: boolean;
  /** Whether it asked to leave. */
  readonly isOver: boolean;
}
