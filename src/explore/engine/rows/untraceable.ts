import { Signal } from '../../run/signal.ts';

/** Tracing cannot go on with this machine; its message says why. A plain walk can. */
export class Untraceable extends Signal {}
