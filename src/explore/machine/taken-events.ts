/** Notes which events the walk takes. */
export class TakenEvents<TEvent> {
  readonly #left = new Set<TEvent>();

  /** To be called for each event before it is taken. */
  expect(event: TEvent): void {
    this.#left.add(event);
  }

  /**
   * The same function. It is asked for each run of the machine; a step that is not run, but known from one, has
   * the event of that one.
   */
  watching<TObservation>(isTransition: (event: TEvent, observations: readonly TObservation[]) => boolean) {
    return (event: TEvent, observations: readonly TObservation[]): boolean => {
      const isTaken = isTransition(event, observations);
      if (isTaken) this.#left.delete(event);
      return isTaken;
    };
  }

  /** The others, in their order. */
  get never(): readonly TEvent[] {
    return [...this.#left];
  }
}
