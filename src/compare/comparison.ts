import { type Cell, verdictOf } from './cell.ts';
import type { NamedWorld } from './worlds.ts';

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

/** In how many of the worlds each design holds, in the order of the designs. Holding to a depth is not holding. */
export function holdsIn({ designs, worlds }: Comparison): { design: string; holds: number }[] {
  const cells = worlds.flatMap(world => world.cells);
  return designs.map(design => ({
    design,
    holds: cells.filter(({ design: other, cell }) => other === design && verdictOf(cell) === 'holds').length,
  }));
}

/** The comparison as `compare --json` prints it. */
export function comparisonData(comparison: Comparison) {
  const { worlds } = comparison;
  return {
    designs: holdsIn(comparison).map(design => ({ ...design, worlds: worlds.length })),
    worlds: worlds.map(({ cells, ...world }) => ({ ...world, cells: cells.map(cellData) })),
  };
}

function cellData({ design, cell }: ComparedCell) {
  const { kind, ...shown } = cell;
  return { design, verdict: verdictOf(cell), ...shown };
}
