import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { guardName } from '../../explore/index.ts';
import { visible } from '../../problem/visible.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { Arrow, Row } from '../charts/drawn.ts';
import type { Level, LevelNode } from '../charts/level.ts';
import { transitionsOf } from './transition-id.ts';

/** The chart of a machine without its looks, the charts of its states in them. */
export function levelOf(root: AnyStateNode): Level {
  const ways = new Ways(root);
  return levelIn(root, ways);
}

/** From where a transition of a state leads that holds the state it leads to. */
const ANYWHERE = '(any state)';

function levelIn(node: AnyStateNode, ways: Ways): Level {
  const children = Object.values(node.states);
  const place = (state: AnyStateNode | null) => (state === null ? children.length : children.indexOf(state));
  const arrows = new Map<string, { from: number; to: number; rows: Row[] }>();
  for (const { from, to, row } of ways.within.get(node) ?? []) {
    const [source, target] = [place(from), place(to)];
    const arrow = arrows.get(`${source} ${target}`) ?? { from: source, to: target, rows: [] };
    arrows.set(`${source} ${target}`, arrow);
    arrow.rows.push(row);
  }
  const all: Arrow[] = [...arrows.values()];
  const rootLines = node.parent === undefined ? linesOf(node, ways) : [];
  const isAnywhere = rootLines.length > 0 || all.some(({ from }) => from === children.length);
  const initial = node.type === 'parallel' ? undefined : node.initial?.target[0];
  return {
    nodes: [
      ...children.map(child => nodeOf(child, ways)),
      ...(isAnywhere ? [{ name: ANYWHERE, kind: 'any' as const, entry: [], lines: rootLines }] : []),
    ],
    arrows: all,
    isSideways: false,
    initial: initial === undefined ? null : place(childOf(node, initial)),
  };
}

function nodeOf(node: AnyStateNode, ways: Ways): LevelNode {
  const { key, type, description, parent } = node;
  return {
    name: key,
    ...(type === 'final'
      ? { kind: 'end' }
      : parent?.type === 'parallel' || type === 'history'
        ? { kind: 'any' }
        : {}),
    entry: [],
    lines: linesOf(node, ways),
    ...(description === undefined ? {} : { about: description }),
    ...(Object.keys(node.states).length === 0 ? {} : { inner: levelIn(node, ways) }),
  };
}

/** What a state does while the chart stays in it: on entry and on exit, the actors that live in it, and its own loops. */
function linesOf(node: AnyStateNode, { loops }: Ways): string[] {
  const { entry, exit } = node.config;
  return [
    ...(node.type === 'history' ? [`${node.history} history`] : []),
    ...named(entry).map(name => `entry / ${name}`),
    ...node.invoke.map(actor => `runs ${actorName(actor)}`),
    ...(loops.get(node) ?? []),
    ...named(exit).map(name => `exit / ${name}`),
  ];
}

/** By the name that the chart gives it: XState makes one up of its place. */
function actorName({ id, src }: AnyStateNode['invoke'][number]): string {
  const isNamed = typeof src === 'string' && !src.startsWith('xstate.');
  return visible(isNamed ? src : id.replace(/^\d+\./, ''));
}

function named(actions: unknown): string[] {
  if (actions === undefined) return [];
  return [actions].flat().map(actionName);
}

/** What an action is called: by its type; `xstate.assign` is plain assign. */
function actionName(action: unknown): string {
  if (typeof action === 'string') return visible(action);
  const name =
    (typeof action === 'object' || typeof action === 'function') && action !== null
      ? (Reflect.get(action, 'type') ?? Reflect.get(action, 'name'))
      : '';
  return visible(typeof name === 'string' && name !== '' ? name.replace(/^xstate\./, '') : 'inline');
}

interface Way {
  /** `null`: from any of them. */
  readonly from: AnyStateNode | null;
  readonly to: AnyStateNode;
  readonly row: Row;
}

/** Where each transition is drawn: in the chart of the innermost state around both its ends, or in its own box. */
class Ways {
  /** The arrows between the states of a state. */
  readonly within = new Map<AnyStateNode, Way[]>();
  readonly loops = new Map<AnyStateNode, string[]>();

  constructor(root: AnyStateNode) {
    this.#collect(root);
  }

  #collect(node: AnyStateNode): void {
    for (const { id, transition } of transitionsOf(node)) {
      const targets = transition.target ?? [];
      if (targets.length === 0) push(this.loops, node, textOf(rowOf(id, transition)));
      for (const target of targets) this.#lead(node, target, id, transition);
    }
    for (const child of Object.values(node.states)) this.#collect(child);
  }

  #lead(source: AnyStateNode, target: AnyStateNode, id: string, transition: AnyTransitionDefinition): void {
    const row = rowOf(id, transition);
    const around = innermostAround(source, target);
    if (around === null) {
      push(this.loops, source, `${textOf(row)} ↺`);
      return;
    }
    const [from, to] = [source === around ? null : childOf(around, source), childOf(around, target)];
    const where = [
      ...(from === null || from === source ? [] : [`in ${below(from, source)}`]),
      ...(to === target ? [] : [`→ ${below(to, target)}`]),
    ].join(' ');
    if (from === to) push(this.loops, from, [textOf(row), where, '↺'].filter(text => text !== '').join(' '));
    else push(this.within, around, { from, to, row: where === '' ? row : { ...row, end: where } });
  }
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

/** The innermost state that holds the target, and is or holds the source; `null`: the target is the root. */
function innermostAround(source: AnyStateNode, target: AnyStateNode): AnyStateNode | null {
  for (let around = target.parent; around !== undefined; around = around.parent)
    if (isIn(source, around)) return around;
  return null;
}

function isIn(node: AnyStateNode, around: AnyStateNode): boolean {
  return node === around || (node.parent !== undefined && isIn(node.parent, around));
}

/** The state of `around` that is the node, or holds it. */
function childOf(around: AnyStateNode, node: AnyStateNode): AnyStateNode {
  return node.parent === undefined || node.parent === around ? node : childOf(around, node.parent);
}

function below(around: AnyStateNode, node: AnyStateNode): string {
  return visible(node.path.slice(around.path.length).join('.'));
}

function rowOf(id: string, { eventType, guard, actions, source }: AnyTransitionDefinition): Row {
  const event = eventName(eventType, source);
  const all = named(actions);
  return {
    id,
    ...(event === '' ? {} : { event }),
    ...(guard === undefined ? {} : { guard: `[${visible(guardName(guard))}]` }),
    ...(all.length === 0 ? {} : { actions: all }),
  };
}

/** As the chart would have it: `done`, `after 500`; nothing for what is taken at once. */
function eventName(type: string, { invoke }: AnyStateNode): string {
  if (type === '') return 'at once';
  if (type.startsWith('xstate.done.state.')) return 'done';
  const [, end, id] = /^xstate\.(done|error)\.actor\.(.*)$/s.exec(type) ?? [];
  const actor = invoke.find(actor => actor.id === id);
  if (actor !== undefined) return `${actorName(actor)} ${end}`;
  return eventLine({ type }).replace(/^(after \S+) in .*$/, '$1');
}

function textOf({ event = '', guard = '', actions = [] }: Row): string {
  return [event, guard, ...(actions.length === 0 ? [] : [`/ ${actions.join(', ')}`])]
    .filter(text => text !== '')
    .join(' ');
}
