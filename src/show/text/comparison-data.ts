import { verdictOf, type WalkedCell } from '../../uses/compare/cell.ts';
import { type ComparedCell, type Comparison, sumsOf } from '../../uses/compare/comparison.ts';

/** The comparison as `compare --json` prints it. */
export function comparisonData(comparison: Comparison) {
  return {
    designs: sumsOf(comparison),
    worlds: comparison.worlds.map(({ cells, ...world }) => ({ ...world, cells: cells.map(cellData) })),
  };
}

function cellData({ design, cell }: ComparedCell) {
  const { kind, ...shown } = cell;
  return { design, verdict: verdictOf(cell), ...shown, ...(cell.kind === 'walked' && lengthsOf(cell)) };
}

/** Histories are for the page: `explore --json` has them, with why they break what they break. */
function lengthsOf({ violated }: WalkedCell) {
  return { violated: violated.map(({ property, length }) => ({ property, length })) };
}
