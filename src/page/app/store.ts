import { signal } from '@preact/signals';
import type { PropertyName } from '../../../machines/properties.ts';
import type { Problem } from '../../problem/problem.ts';
import type { PlaceView, View } from '../../uses/step/view.ts';
import type { Given, Inside } from '../fill.ts';
import { type Shipped, unpackShipped } from '../shipped.ts';
import type { DesignTold, ReachTold, TableTold, WalkTold } from '../told.ts';
import { dataIn } from './workers.ts';

/** The session, as its worker told it last. */
export const view = signal<PlaceView | null>(null);

/** What could come next when that was known last. */
export const lists = signal<Pick<View, 'choices' | 'refused'>>({ choices: [], refused: [] });

/** The scenario's text. */
export const source = signal('');

export const designs = signal<readonly DesignTold[]>([]);

/** What is wrong with the text in the editor; empty: it is the scenario of the session. */
export const problems = signal<readonly Problem[]>([]);

/** What is typed in the editor and is no scenario yet; `null`: the text is that of the session. */
export const draft = signal<string | null>(null);

export const NOT_WALKED: WalkTold = {
  status: 'not walked',
  states: 0,
  transitions: 0,
  depth: 0,
  why: null,
};
export const walk = signal<WalkTold>(NOT_WALKED);

/** What the walk knows of each place of the line, from before the first step, and of each choice here. */
export interface Reach {
  readonly line: readonly (ReachTold | null)[];
  readonly choices: readonly (ReachTold | null)[];
}
export const UNKNOWN: Reach = { line: [], choices: [] };
export const reach = signal<Reach>(UNKNOWN);

/** The property that is told more of; `null`: the first that is broken. */
export const picked = signal<PropertyName | null>(null);

const given = dataIn<Given | null>('given') ?? { scenarios: [], served: false };
export const isServed = given.served;

/** Every scenario that the page has inside, those that it was made for first. */
export const inside: readonly Inside[] = [...given.scenarios, ...unpackShipped(dataIn<Shipped>('shipped'))];

/** The comparison of the designs in the shipped worlds. */
export const table = dataIn<TableTold>('table');

const FIRST = 'sketch/upgrade';
export const firstScenario = given.scenarios[0] ?? inside.find(({ name }) => name === FIRST);
