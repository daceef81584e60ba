import { chartIn, type Path } from '../../../app/views/charts/inside.ts';
import { type Lit, stateKey } from '../../../app/views/charts/lit.ts';
import { MACHINE } from '../../inside.ts';
import { say } from '../ask.ts';
import { charts } from '../store.ts';

/** What there is to know of one state: what it does, what leads out of it, and how often the path came by. */
export function Details({ path, lit }: { readonly path: Path; readonly lit: Lit }) {
  const chart = chartIn(charts, MACHINE, path.slice(0, -1));
  const name = path.at(-1);
  const place = chart?.nodes.findIndex(node => node.name === name) ?? -1;
  const node = chart?.nodes[place];
  if (chart === null || node === undefined) return null;
  const leaving = chart.arrows
    .filter(({ from }) => from === place)
    .flatMap(({ to, rows }) => rows.map(row => ({ ...row, to: chart.nodes[to]?.name ?? '' })));
  const times = lit.states.get(stateKey(path))?.times ?? 0;
  const isHere = lit.now.some(active => path.every((name, depth) => active[depth] === name));
  return (
    <section class="details" aria-label="The state">
      <div class="title">
        <h2 class="mono">{path.join(' › ')}</h2>
        {node.kind === 'end' && <span class="faint">a final state</span>}
        <span class="soft">
          {times === 0
            ? 'never entered on this path'
            : times === 1
              ? 'entered once'
              : `entered ${times} times`}
        </span>
        {!isHere && (
          <button
            type="button"
            onClick={() => say(`goto ${stateKey(path)}`)}
            title="By a shortest way from here"
          >
            Go there
          </button>
        )}
      </div>
      {node.about !== undefined && <p class="soft">{node.about}</p>}
      <ul class="facts">
        {(node.lines ?? []).map((line, at) => (
          <li key={at}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
      {leaving.length > 0 && (
        <ul class="leaving" aria-label="From here">
          {leaving.map(({ event = '', guard = '', end = '', actions = [], to }, at) => (
            <li key={at}>
              <code>{[event, end, guard].filter(text => text !== '').join(' ')}</code>{' '}
              <span class="faint">→ {to}</span>
              {actions.length > 0 && <span class="soft"> / {actions.join(', ')}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
