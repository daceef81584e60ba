/** What the walk says of a machine; no error of the machine's own, which another actor could hear of. */
export class Refusal extends Error {}
