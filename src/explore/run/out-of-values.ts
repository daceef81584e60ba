import { Signal } from './signal.ts';

/** Some part of the state takes more values than a row can tell apart. */
export class OutOfValues extends Signal {}
