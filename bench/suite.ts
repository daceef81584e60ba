import type { Contest, Other } from './compare.ts';
import type { Engine } from './engine.ts';
import { inNode } from './engines/node.ts';
import { rumur } from './engines/rumur.ts';
import { spin } from './engines/spin.ts';
import type { Job, Subject } from './job.ts';
import { DIALS } from './models/combination-lock.ts';
import type { Workshop } from './workshop.ts';

/** Contests whose results stand in one table. */
export interface Section {
  readonly name: 'models' | 'worlds' | 'growth' | 'cores';
  readonly contests: readonly Contest[];
}

/**
 * @param child the program of the processes that walk
 * @param quick the smallest of each kind only
 */
export function suite(child: string, workshop: Workshop, quick: boolean): Section[] {
  const few = <T>(list: readonly T[]) => (quick ? list.slice(0, 1) : list);
  const models = [...few(TWO_PHASE), ...few(DINING)].map(model => modelContest(child, workshop, model));
  const worlds = few(WORLDS).map(world => worldContest(child, world, quick ? 300 : 3000));
  const growth = few(POSITIONS).map(positions => growthContest(child, positions));
  const cores = quick ? [] : LARGE.map(subject => coresContest(child, subject));
  return [
    { name: 'models', contests: models },
    { name: 'worlds', contests: worlds },
    { name: 'growth', contests: growth },
    { name: 'cores', contests: cores },
  ];
}

interface Model {
  readonly model: 'two-phase-commit' | 'dining-philosophers';
  readonly size: number;
  readonly title: string;
  readonly states: number;
  readonly transitions: number;
  /** Those of XState's own ways that end while one waits. */
  readonly slow: readonly ('plain' | 'adjacency map')[];
  /** `-m` for SPIN. */
  readonly depth: number;
}

const commit = { model: 'two-phase-commit', depth: 10_000 } as const;
const dining = { model: 'dining-philosophers', depth: 200_000 } as const;
const both = ['plain', 'adjacency map'] as const;

const TWO_PHASE: readonly Model[] = [
  { ...commit, ...commitOf(5), states: 8832, transitions: 58_145, slow: both },
  { ...commit, ...commitOf(6), states: 50_816, transitions: 402_305, slow: ['plain'] },
  { ...commit, ...commitOf(7), states: 296_448, transitions: 2_744_705, slow: [] },
  { ...commit, ...commitOf(8), states: 1_745_408, transitions: 18_507_777, slow: [] },
];

const DINING: readonly Model[] = [
  { ...dining, ...diningOf(10), states: 5741, transitions: 36_518, slow: both },
  { ...dining, ...diningOf(14), states: 195_025, transitions: 1_744_830, slow: [] },
];

function commitOf(size: number) {
  return { size, title: `Two-phase commit, ${size} participants` };
}

function diningOf(size: number) {
  return { size, title: `Dining philosophers, ${size} seats` };
}

function modelContest(child: string, workshop: Workshop, subject: Model): Contest {
  const { model, size, title, states, transitions, slow, depth } = subject;
  // One entry for each state: who knows the size beforehand needs less memory, and less time to clear it.
  const fitted = Math.ceil(Math.log2(states));
  const engines: Engine[] = [
    ...[SPIN_TABLE, fitted].map(table => spin(workshop, model, { size, depth, table })),
    rumur(workshop, model, size),
    ...slow.map(engine => walker(child, { subject: { model, size }, engine })),
  ];
  return {
    id: `${model}/${size}`,
    title,
    klpwalk: walker(child, { subject: { model, size }, engine: 'traced' }),
    others: engines.map((engine): Other => ({ engine })),
    expected: { states, transitions },
  };
}

/** SPIN's default, and fit for ten million states. */
export const SPIN_TABLE = 24;

const WORLDS = ['ten-thousand', 'hundred-thousand', 'million'];

function worldContest(child: string, world: string, mostStates: number): Contest {
  const file = `bench/worlds/${world}.yaml`;
  const subject: Subject = { world: file };
  return {
    id: `worlds/${world}`,
    title: world,
    klpwalk: walker(child, { subject, engine: 'traced' }),
    others: [
      {
        engine: walker(child, { subject, engine: 'plain', mostStates }),
        counterpart: walker(child, { subject, engine: 'traced', mostStates }),
      },
    ],
  };
}

const POSITIONS = [5, 7, 10];

function growthContest(child: string, positions: number): Contest {
  const states = positions ** DIALS;
  const subject: Subject = { model: 'combination-lock', size: positions };
  return {
    id: `combination-lock/${positions}`,
    title: `${DIALS} dials of ${positions} positions`,
    klpwalk: walker(child, { subject, engine: 'traced' }),
    others: [],
    expected: { states, transitions: states * DIALS },
  };
}

/** What is large enough for more than one core. */
const LARGE: readonly { readonly id: string; readonly title: string; readonly subject: Subject }[] = [
  {
    id: 'two-phase-commit/8',
    title: 'Two-phase commit, 8 participants',
    subject: { model: 'two-phase-commit', size: 8 },
  },
  { id: 'million', title: 'million', subject: { world: 'bench/worlds/million.yaml' } },
];

function coresContest(child: string, { id, title, subject }: (typeof LARGE)[number]): Contest {
  const engine = 'traced';
  return {
    id: `cores/${id}`,
    title,
    klpwalk: inNode(child, 'two cores', { subject, engine, cores: 2 }),
    others: [{ engine: inNode(child, ONE_CORE, { subject, engine }) }],
  };
}

export const ONE_CORE = 'one core';

function walker(child: string, job: Job): Engine {
  return inNode(child, NAMES[job.engine], job);
}

const NAMES = {
  traced: 'klpwalk',
  plain: 'plain traversal',
  'adjacency map': 'getAdjacencyMap',
} as const;
