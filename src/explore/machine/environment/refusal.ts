/** What the walk says of a machine; no error of the machine's own, which another actor could hear of. */
export class Refusal extends Error {}

/** The machine needs to hear of an actor of which nothing is said. */
export class Unsaid extends Refusal {}
