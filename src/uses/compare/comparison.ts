import type { NamedWorld } from '../../scenario/shipped-worlds.ts';
import { type Cell, isVacuous, verdictOf } from './cell.ts';

/** What the designs are worth in each of the worlds. */
export interface Comparison {
  /** The names of the designs. */
  readonly designs: readonly string[];
  readonly worlds: readonly ComparedWorld[];
}

export interface ComparedWorld extends NamedWorld {
  readonly title: string;
  readonly about: string | null;
  /** One a design, in the order of the designs. */
  readonly cells: readonly ComparedCell[];
}

export interface ComparedCell {
  readonly design: string;
  readonly cell: Cell;
}

/** How a design does in all worlds together. */
export interface Sum {
  readonly design: string;
  /** In how many it holds. Holding to a depth is not holding. */
  readonly holds: number;
  /** In how many of these a feature is never handed on. */
  readonly vacuous: number;
  /** How many apply to it. */
  readonly worlds: number;
}

/** In how many of the worlds each design holds, in the order of the designs. */
export function sumsOf({ designs, worlds }: Comparison): Sum[] {
  const all = worlds.flatMap(world => world.cells);
  return designs.map(design => {
    const cells = all.flatMap(found => (found.design === design ? [found.cell] : []));
    return {
      design,
      holds: cells.filter(cell => verdictOf(cell) === 'holds').length,
      vacuous: cells.filter(isVacuous).length,
      worlds: cells.filter(({ kind }) => kind !== 'inapplicable').length,
    };
  });
}
