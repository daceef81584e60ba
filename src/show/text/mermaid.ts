import { isDeepStrictEqual } from 'node:util';
import type { Branch, Chart } from '../../../machines/core/chart.ts';
import { mermaidText } from '../../explore/index.ts';

type AnyChart = Chart<string, string>;
type Charts = Readonly<Record<string, AnyChart>>;
type Transitions = string | readonly Branch<string, string>[];

/**
 * Draws one chart as a Mermaid `stateDiagram-v2`, every transition included: the graph tools of XState leave out
 * the eventless ones, and those are most of a chart here. What leads out of the chart as a whole belongs to the
 * chart around it, and is drawn there.
 *
 * @param name the accessible title of the picture
 * @param others the charts that are drawn by themselves, by name: where `chart` contains one of them, it is one
 *   box that says which. Any other state that has states is drawn with them inside.
 * @returns lines joined by newlines, without a code fence
 * @throws Error where a transition leads to a state that the chart does not have
 */
export function mermaid(chart: AnyChart, name: string, others: Charts = {}): string {
  return [
    'stateDiagram-v2',
    ...indent([`accTitle: ${mermaidText(name)}`, ...inside(chart, [], others)]),
  ].join('\n');
}

/** The names of the charts among `others` that are a box in the drawing of `chart`, each once. */
export function chartsWithin(chart: AnyChart, others: Charts): string[] {
  const names = Object.values(chart.states ?? {}).flatMap(
    child => nameOf(child, others) ?? chartsWithin(child, others),
  );
  return [...new Set(names)];
}

/** A composed chart is a copy of the chart, with the outer chart's transitions added: it has the same states. */
function nameOf({ states, initial }: AnyChart, others: Charts): string | undefined {
  if (states === undefined) return undefined;
  const same = Object.entries(others).find(
    ([, other]) => other.initial === initial && isDeepStrictEqual(other.states, states),
  );
  return same?.[0];
}

/**
 * The states of a chart, then its arrows: Mermaid puts a state into the frame where it is first mentioned. A chart
 * that takes events in any state fans out, which is narrower from left to right.
 */
function inside(chart: AnyChart, path: readonly string[], others: Charts): string[] {
  const children = Object.entries(chart.states ?? {});
  const any = identifier([...path, 'any']);
  const fromAny = arrows(any, chart, 'inward', chart, path);
  return [
    ...(fromAny.length > 0 ? ['direction LR', `state "(any state)" as ${any}`] : []),
    ...children.flatMap(([key, child]) => box(child, [...path, key], others)),
    ...(chart.initial === undefined ? [] : [`[*] --> ${find(chart, path, chart.initial)}`]),
    ...fromAny,
    ...children.flatMap(([key, child]) => {
      const name = identifier([...path, key]);
      return [
        ...arrows(name, child, 'outward', chart, path),
        ...(child.type === 'final' ? [`${name} --> [*]`] : []),
      ];
    }),
  ];
}

/** A state: its name, and below it the chart that it stands for, its description and its entry actions. */
function box(chart: AnyChart, path: readonly string[], others: Charts): string[] {
  const name = identifier(path);
  const see = nameOf(chart, others);
  const entry = list(chart.entry).map(words).join(', ');
  const title = mermaidText(words(path.at(-1) ?? ''));
  const below = [
    ...(see === undefined ? [] : [`(see ${see})`]),
    ...(chart.description === undefined ? [] : [chart.description]),
    ...(entry === '' ? [] : [`entry / ${entry}`]),
  ].map(mermaidText);

  if (chart.states === undefined || see !== undefined) {
    return [`state "${title}" as ${name}`, ...below.map(line => `${name} : ${line}`)];
  }
  const frame = [title, ...below].join('<br/>');
  return [`state "${frame}" as ${name} {`, ...indent(inside(chart, path, others)), '}'];
}

/**
 * The arrows that leave a state, one for each target: transitions with the same target share it, a line each.
 *
 * @param direction `inward`: the transitions to the chart's own states (`.target`), which Mermaid cannot draw from
 *   the frame around them; `outward`: all others
 * @param among the chart, at `path`, whose states the targets name
 */
function arrows(
  from: string,
  chart: AnyChart,
  direction: 'inward' | 'outward',
  among: AnyChart,
  path: readonly string[],
): string[] {
  const all: [string, Transitions | undefined][] = [
    ...Object.entries(chart.on ?? {}),
    ['', chart.always],
    ['done', chart.onDone],
  ];
  const labels = new Map<string, string[]>();
  for (const [event, transitions = []] of all) {
    const branches = typeof transitions === 'string' ? [{ target: transitions }] : transitions;
    for (const [place, { target }] of branches.entries()) {
      const isInward = target?.startsWith('.') ?? false;
      if (isInward !== (direction === 'inward')) continue;
      const to = target === undefined ? from : find(among, path, target.replace(/^\./, ''));
      labels.set(to, [...(labels.get(to) ?? []), label(event, branches, place)]);
    }
  }
  return [...labels].map(([to, lines]) => {
    const text = lines.join('<br/>');
    return `${from} --> ${to}${text === '' ? '' : ` : ${text}`}`;
  });
}

/** Renderers break a label that is wider than 200 pixels wherever they like. */
const WIDTH = 26;

/**
 * `event [guard] / action, action`, less what is not there. XState takes the first branch whose guard holds, which a
 * picture does not show: where several have a guard they are numbered, and one without is `[else]`.
 */
function label(event: string, branches: readonly Branch<string, string>[], place: number): string {
  const { guard, actions } = branches[place] ?? {};
  const isNumbered = branches.filter(branch => branch.guard !== undefined).length > 1;
  const when = [
    ...(event === '' ? [] : [event]),
    ...(isNumbered ? [`${place + 1}`] : []),
    ...(guard === undefined ? [] : [`[${words(guard)}]`]),
    ...(guard === undefined && place > 0 ? ['[else]'] : []),
  ].join(' ');
  const did = list(actions).map(words).join(', ');
  const parts = [...(when === '' ? [] : [when]), ...(did === '' ? [] : [`/ ${did}`])];
  return parts.map(mermaidText).join(parts.join(' ').length > WIDTH ? '<br/>' : ' ');
}

/** The identifier of the state that `target` (`state` or `state.state`) names in the chart at `path`. */
function find(chart: AnyChart, path: readonly string[], target: string): string {
  const keys = target.split('.');
  let here: AnyChart | undefined = chart;
  for (const key of keys) here = here?.states?.[key];
  if (here === undefined) {
    const known = Object.keys(chart.states ?? {}).join(', ');
    throw new Error(`a transition leads to "${target}", but the only states beside it are: ${known}`);
  }
  return identifier([...path, ...keys]);
}

function identifier(path: readonly string[]): string {
  return path.join('_').replaceAll(/\W/g, '_');
}

/** `isAnothersAtMyVersion` as words; a name with underscores is the kernel's and stays, as do runs of capitals. */
function words(name: string): string {
  if (name.includes('_')) return name;
  return name
    .replaceAll(/([a-z\d])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$2 ')
    .replaceAll(/\b[A-Z](?![A-Z])/g, capital => capital.toLowerCase())
    .replaceAll(/\b(pre|post) (patch|unpatch)\b/g, '$1-$2');
}

function list(names: string | readonly string[] = []): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

function indent(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
