import { type Branch, type Chart, type Charts, listOf } from '../../../machines/core/chart.ts';
import { type Composed, compose } from '../../../machines/core/compose.ts';
import { CHARTS } from '../../../machines/core/index.ts';
import type { Design } from '../../../machines/designs/design.ts';
import { livepatch } from '../../../machines/livepatch.ts';
import type { Arrow, Kind, Row, Stands } from './drawn.ts';

/** One chart without its looks: its own states, and what stands in them. */
export interface Level {
  readonly nodes: readonly LevelNode[];
  readonly arrows: readonly Arrow[];
  /** The place of the state in which it begins; `null`: it does not say. */
  readonly initial: number | null;
  /** One from which events lead in all directions is wide, and easier to read from left to right. */
  readonly isSideways: boolean;
}

export interface LevelNode {
  readonly name: string;
  readonly kind?: Kind;
  readonly entry: readonly string[];
  readonly lines?: readonly string[];
  readonly about?: string;
  readonly stands?: Stands;
  readonly inner?: Level;
}

/** The name of the machine, with which the whole names of states begin. */
const ID = 'livepatch';

/** The charts as they run under a design, each in the state in which it stands. */
export function levelsOf(design: Design): Level {
  const composed = compose(livepatch, CHARTS, design, ID);
  return levelOf(composed, livepatch, { path: `#${ID}`, charts: CHARTS, design });
}

/** Where a chart stands, and the charts that its states may name. */
interface Where {
  readonly path: string;
  readonly charts: Charts;
  readonly design: Design;
}

/**
 * @param composed what runs: it says which states there are and where they lead
 * @param chart what was composed: it says what the states are, and what stands in them
 */
function levelOf(composed: Composed, chart: Chart, where: Where): Level {
  const states = Object.entries(composed.states ?? {});
  const names = states.map(([name]) => name);
  const place = (target: string) => names.indexOf(target.split('.')[0] ?? '');
  const ways: Way[] = [
    ...eventWays(composed, isInward).map(way => ({ ...way, from: names.length })),
    ...states.flatMap(([name, state], from) => {
      const isEnd = chart.states?.[name]?.type === 'final';
      const own = isEnd ? [] : waysOf(state.always ?? [], {});
      const all = [
        ...eventWays(state, branch => !isInward(branch)),
        ...own,
        ...endWays(state, `${where.path}.`),
      ];
      return all.map(way => ({ ...way, from }));
    }),
  ].map(({ from, to, row }) => ({ from, to: place(to), row }));
  const nodes = states.map(([name, state]) => nodeOf(name, state, chart, where));
  const isSideways = ways.some(({ from }) => from === names.length);
  return {
    nodes: isSideways ? [...nodes, ANY] : nodes,
    arrows: arrowsOf(ways),
    isSideways,
    initial: composed.initial === undefined ? null : place(composed.initial),
  };
}

/** From where an arrow leads that may be taken in any state. */
const ANY: LevelNode = { name: '(any state)', kind: 'any', entry: [] };

function nodeOf(name: string, composed: Composed, { states = {} }: Chart, where: Where): LevelNode {
  const own = states[name];
  if (own === undefined) throw new Error(`${where.path}: the composed chart has a state ${name} of its own`);
  const { chart, slot, description } = own;
  const [inner, charts] =
    chart !== undefined
      ? [where.charts[chart], where.charts]
      : slot !== undefined
        ? [where.design[slot], where.design.charts ?? {}]
        : [own, where.charts];
  return {
    name,
    ...(own.type === 'final' ? { kind: 'end' } : {}),
    entry: listOf(composed.entry ?? []),
    ...(description === undefined ? {} : { about: description }),
    ...(chart !== undefined ? { stands: { chart } } : slot !== undefined ? { stands: { slot } } : {}),
    ...(composed.states === undefined || inner === undefined
      ? {}
      : { inner: levelOf(composed, inner, { ...where, path: `${where.path}.${name}`, charts }) }),
  };
}

interface Way {
  readonly from: number;
  readonly to: number;
  readonly row: Row;
}

type Named = { readonly to: string; readonly row: Row };

/** An arrow to a state of the chart itself leads there from all of them. */
function isInward({ target = '' }: Branch): boolean {
  return target.startsWith('.');
}

function eventWays({ on = {} }: Composed, which: (branch: Branch) => boolean): Named[] {
  return Object.entries(on).flatMap(([event, branches]) => waysOf(branches.filter(which), { event }));
}

/** Where a state leads when the chart in it has ended: in the composed chart its ends say so, by whole names. */
function endWays({ states = {} }: Composed, path: string): Named[] {
  const ends = Object.entries(states).flatMap(([end, { always = [] }]) => {
    const outward = always.flatMap(({ target = '', ...branch }) =>
      target.startsWith(path) ? [{ ...branch, target: target.slice(path.length) }] : [],
    );
    return outward.length === 0 ? [] : [{ end, outward }];
  });
  return ends.flatMap(({ end, outward }) => waysOf(outward, ends.length === 1 ? {} : { end }));
}

function waysOf(branches: readonly Branch[], about: Pick<Row, 'event' | 'end'>): Named[] {
  const isNumbered = branches.filter(({ guard }) => guard !== undefined).length > 1;
  return branches.map(({ guard, target = '', actions = [] }, place) => ({
    to: target.replace(/^\./, ''),
    row: {
      ...about,
      ...(isNumbered && guard !== undefined ? { number: place + 1 } : {}),
      ...(guard === undefined ? {} : { guard }),
      ...(guard === undefined && place > 0 ? { isElse: true } : {}),
      ...(actions.length === 0 ? {} : { actions: listOf(actions) }),
    },
  }));
}

/** One arrow from a state to another, however many transitions it stands for. */
function arrowsOf(ways: readonly Way[]): Arrow[] {
  const arrows = new Map<string, { from: number; to: number; rows: Row[] }>();
  for (const { from, to, row } of ways) {
    const key = `${from} ${to}`;
    const arrow = arrows.get(key) ?? { from, to, rows: [] };
    arrows.set(key, arrow);
    arrow.rows.push(row);
  }
  return [...arrows.values()];
}
