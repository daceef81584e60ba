import type { PlaceView } from '../../../../uses/step/view.ts';
import type { ChartTold, DrawnNode, WordTold } from '../../../charts/drawn.ts';
import type { ChartsInside } from '../../../charts/packed.ts';
import type { RunTold } from '../../../told.ts';
import { ask } from '../../act.ts';
import type { Hand } from './chart.tsx';
import { goInto } from './go-into.ts';
import { chartIn, type Path } from './inside.ts';
import { entriesOf } from './run.ts';

interface DetailsProps {
  readonly view: PlaceView;
  readonly charts: ChartsInside;
  readonly path: Path;
  readonly name: string;
  readonly steps: readonly (readonly RunTold[])[];
  readonly hand: Hand;
}

/** What there is to know of one state: its words and what they mirror, and where the path comes by. */
export function Details({ view, charts, path, name, steps, hand }: DetailsProps) {
  const chart = chartIn(charts, view.design, path);
  const place = chart?.nodes.findIndex(node => node.name === name) ?? -1;
  const node = chart?.nodes[place];
  if (chart === null || node === undefined) return null;
  const leaving = chart.arrows
    .filter(({ from }) => from === place)
    .flatMap(({ to, rows }) => rows.map(row => ({ ...row, to: chart.nodes[to]?.name ?? '' })))
    .sort((one, other) => (one.number ?? 99) - (other.number ?? 99));
  const words = [
    ...new Set([
      ...(node.entry ?? []),
      ...leaving.flatMap(({ guard = [], actions = [] }) => [guard, actions].flat()),
    ]),
  ];
  const around = chartOf(charts, view.design, path);
  const within = chartOf(charts, view.design, [...path, name]);
  return (
    <section class="details" aria-label="The state">
      <div class="title">
        <h2 class="mono">{name}</h2>
        {node.kind === 'end' && <span class="faint">an end of {path.at(-1)}</span>}
        {node.about !== undefined && <span class="soft">{node.about}</span>}
        {within !== null && (
          <button type="button" onClick={() => hand.open([...path, name])}>
            Open <kbd>Enter</kbd>
          </button>
        )}
      </div>
      {within !== null ? <About told={within} /> : around !== null && <About told={around} />}
      <Entries view={view} steps={steps} path={[...path, name]} />
      {words.length > 0 && (
        <dl class="words">
          {words.map(word => (
            <Word
              key={word}
              name={word}
              told={charts.own[view.design]?.[word] ?? charts.words[word.replace(/\(.*/s, '')]}
              role={roleOf(word, node, leaving)}
            />
          ))}
        </dl>
      )}
    </section>
  );
}

/** What a chart is that stands in the state, or what a design does there. */
function chartOf(charts: ChartsInside, design: string, path: Path): ChartTold | null {
  const name = path.at(-1);
  if (name === undefined) return charts.charts['livepatch'] ?? null;
  const outer = chartIn(charts, design, path.slice(0, -1));
  const stands = outer?.nodes.find(node => node.name === name)?.stands;
  if (stands === undefined) return null;
  if ('slot' in stands)
    return (
      charts.charts[`slot ${stands.slot}`] ?? {
        file: `machines/designs/${design}.ts`,
        mirrors: [],
        comment: `What the design ${design} does here.`,
      }
    );
  return charts.charts[stands.chart] ?? null;
}

function About({ told: { file, mirrors, comment } }: { readonly told: ChartTold }) {
  return (
    <p class="about-chart">
      {mirrors.map(place => (
        <code key={place} class="mirrors">
          {place}
        </code>
      ))}{' '}
      <span class="soft">{comment}</span> <code class="faint">{file}</code>
    </p>
  );
}

function Entries({
  view,
  steps,
  path,
}: {
  readonly view: PlaceView;
  readonly steps: readonly (readonly RunTold[])[];
  readonly path: Path;
}) {
  const entries = entriesOf(steps, path);
  return (
    <p class="entries">
      <span class="faint">on this path</span>
      {entries.length === 0 && <span class="soft">never</span>}
      {entries.map(({ step, times, microsteps }) => (
        <button
          key={step}
          type="button"
          onClick={() => void ask({ kind: 'stand', place: step - 1, microsteps })}
          title={`Go into step ${step}, to where it is entered first`}
        >
          <span class="faint mono">{step}</span> <code>{view.path[step - 1]?.line}</code>
          {times > 1 && <span class="soft">×{times}</span>}
        </button>
      ))}
      <button type="button" onClick={() => void goInto(path)} title="The path is kept as a fork">
        by a shortest history
      </button>
    </p>
  );
}

type Leaving = { readonly guard?: string; readonly actions?: readonly string[]; readonly to: string };

/** When the word is asked or done. */
function roleOf(word: string, { entry = [] }: DrawnNode, leaving: readonly Leaving[]): string {
  if (entry.includes(word)) return 'on entry';
  const asked = leaving.find(({ guard }) => guard === word);
  if (asked !== undefined) return `→ ${asked.to}`;
  return `on the way to ${leaving.find(({ actions = [] }) => actions.includes(word))?.to ?? ''}`;
}

function Word({
  name,
  told,
  role,
}: {
  readonly name: string;
  readonly told: WordTold | undefined;
  readonly role: string;
}) {
  return (
    <div class="word">
      <dt>
        <code>{name}</code> <span class="faint">{role}</span>
      </dt>
      {told !== undefined && (
        <dd>
          {told.mirrors.map(place => (
            <code key={place} class="mirrors">
              {place}
            </code>
          ))}
          {told.comment !== '' && <p class="soft">{told.comment}</p>}
          <pre>{told.source}</pre>
        </dd>
      )}
    </div>
  );
}
