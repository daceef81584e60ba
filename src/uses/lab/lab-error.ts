/** Something that the laboratory cannot do here, for whoever set it up. */
export class LabError extends Error {
  /** What else there is to say, such as the last lines of a program. */
  readonly detail: string;

  constructor(what: string, detail = '') {
    super(what);
    this.name = 'LabError';
    this.detail = detail;
  }
}
