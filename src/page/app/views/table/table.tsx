import { signal } from '@preact/signals';
import type { PlaceView } from '../../../../uses/step/view.ts';
import type { TableCellTold } from '../../../told.ts';
import { table } from '../../store.ts';
import { openCell } from './open-cell.ts';
import { heldIn } from './sums.ts';
import './table.css';

/** The cell that has the focus: its row and its column. */
const here = signal<readonly [row: number, column: number]>([0, 0]);

/** What is told of below the table. */
const told = signal<string | null>(null);

const sums = heldIn(table);

/** What each design is worth in each shipped world; a cell opens its history. */
export function Table({ view }: { readonly view: PlaceView }) {
  return (
    <div class="table-view">
      <section class="scroll" aria-label="The designs in the shipped worlds">
        <table class="compare" onKeyDown={move}>
          <thead>
            <tr>
              <th scope="col">world</th>
              {table.designs.map(design => (
                <th key={design} scope="col" class="design" data-here={design === view.design}>
                  <span>{design}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.worlds.map(({ name, title, cells }, row) => (
              <tr key={name}>
                <th scope="row" title={title} data-here={name === view.file}>
                  <code>{shortName(name)}</code>
                </th>
                {cells.map((cell, column) => (
                  <td key={table.designs[column]}>
                    <Cell cell={cell} row={row} column={column} view={view} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">holds in, of {table.worlds.length}</th>
              {sums.map(({ held, of }, column) => (
                <td key={table.designs[column]} title={`${held} of ${of}`} class="mono">
                  {held}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <p class="told" aria-live="polite">
        {told.value ?? 'Enter opens a shortest history of a cell; the arrow keys move.'}
      </p>
      <p class="faint">{table.legend}.</p>
    </div>
  );
}

interface CellProps {
  readonly cell: TableCellTold;
  readonly row: number;
  readonly column: number;
  readonly view: PlaceView;
}

function Cell({ cell, row, column, view }: CellProps) {
  const world = table.worlds[row]?.name ?? '';
  const design = table.designs[column] ?? '';
  const [atRow, atColumn] = here.value;
  const says = `${shortName(world)} under ${design}: ${cell.says}`;
  const tell = () => {
    told.value = says;
  };
  return (
    <button
      type="button"
      id={idOf(row, column)}
      class="mono"
      data-mark={/\d/.test(cell.mark) ? 'violated' : cell.mark}
      aria-label={says}
      aria-current={world === view.file && design === view.design ? 'true' : undefined}
      tabIndex={row === atRow && column === atColumn ? 0 : -1}
      onFocus={() => {
        here.value = [row, column];
        tell();
      }}
      onPointerEnter={tell}
      onClick={() => void openCell(world, design, cell)}
    >
      {cell.mark}
    </button>
  );
}

const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function move(event: KeyboardEvent): void {
  const by = MOVES[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const [row, column] = here.value;
  document.getElementById(idOf(row + by[0], column + by[1]))?.focus();
}

function idOf(row: number, column: number): string {
  return `cell-${row}-${column}`;
}

function shortName(world: string): string {
  return world.replace(/^worlds\//, '');
}
