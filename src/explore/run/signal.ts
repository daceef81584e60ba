/** Ends a walk early, or begins it in another way: no failure of the machine, and nobody on the way up wraps it. */
export class Signal extends Error {}
