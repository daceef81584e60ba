import type { ByNode, Network } from './network.ts';

/** How far a circulation has come. */
export interface Work {
  readonly network: Network;
  /** The arcs out of each node. */
  readonly out: ByNode;
  /** The arcs into each node. */
  readonly into: ByNode;
  /** By arc: how often it is taken; never less than it must be. */
  readonly flow: Float64Array;
  /** By node: its price level. */
  readonly levels: Float64Array;
  /** By node: how much more often it is come to than left; below 0: left than come to. */
  readonly excess: Float64Array;
}
