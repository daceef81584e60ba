import fc from 'fast-check';
import { expect } from 'vitest';
import { type Exploration, explore, type Property, type State } from '../../src/explore/index.ts';
import { agreed, type Way } from './agreement.ts';
import { guards, type RandomContext, randomEvents, type randomMachines } from './machines/random.ts';
import {
  clientNames,
  type SymmetricContext,
  type SymmetricEvent,
  symmetricEvents,
  symmetricMachines,
} from './machines/random-symmetric.ts';

/** What there is to say of both kinds of machines. */
type Seen = { readonly value: number };

/**
 * Both engines agree on random machines.
 *
 * @param helped whether other threads help as well
 * @returns how many states of each were walked, and every answer that was given
 */
export async function agreeOnRandomMachines(machines: typeof randomMachines, runs: number, helped = false) {
  const sizes: number[] = [];
  const answers = new Set<string>();
  await fc.assert(
    fc.asyncProperty(machines, guards, guards, fc.nat(2), async (machine, bad, home, refused) => {
      const isBad = ({ context }: State<RandomContext>) => bad(context, { type: 'none' });
      const isHome = ({ context }: State<RandomContext>) => home(context, { type: 'none' });
      // Listed by state they are the same, in the order given.
      const listed = ({ context }: State<RandomContext>) => (context.small.x === 0 ? randomEvents : COPIES);
      const walk = ({ symmetry: _, ...way }: Way) =>
        explore(machine, {
          events: way.recheck > 0 ? listed : randomEvents,
          bounds: { states: 150 },
          isTransition: (_, observations: readonly Seen[]) =>
            observations.every(({ value }) => value !== refused || value === 2),
          properties: [
            { kind: 'never', name: 'bad', when: isBad },
            { kind: 'observed', name: 'two', when: ({ value }) => value === 2 },
            { kind: 'deadlock', name: 'stuck', at: state => !isBad(state) },
            {
              kind: 'way-back',
              name: 'home',
              from: ({ value }) => JSON.stringify(value).includes('s1'),
              home: isHome,
            },
            {
              kind: 'eventually',
              name: 'promise',
              from: isBad,
              when: isHome,
              fair: ({ type }) => type !== 'b',
            },
            { kind: 'sometimes', name: 'both', when: state => isBad(state) && isHome(state) },
          ],
          explain: true,
          ...way,
        });
      const { plain } = await agreed(walk, { recheck: 5, helped });
      sizes.push(plain.states);
      for (const { property, verdict } of plain.verdicts) answers.add(`${property} ${verdict}`);
    }),
    { numRuns: runs, seed: 20190214 },
  );
  return { sizes, answers };
}

/** The same events, but others. */
const COPIES = structuredClone(randomEvents);

function clientProperties(high: number, low: number): ClientProperty[] {
  return [
    {
      kind: 'never',
      name: 'two at once',
      when: ({ context: { clients } }) =>
        Object.values(clients).filter(({ n, waits }) => waits && n === high).length > 1,
    },
    {
      kind: 'never',
      name: 'served while it waits',
      when: ({ context: { clients, desk } }) => desk.serves !== null && clients[desk.serves]?.waits === true,
    },
    { kind: 'observed', name: 'shown', when: ({ value }) => value === low },
    { kind: 'deadlock', name: 'stuck' },
    {
      kind: 'way-back',
      name: 'all at rest',
      from: ({ context }) => context.desk.n !== high,
      home: ({ context }) => Object.values(context.clients).every(({ n }) => n === low),
    },
    {
      kind: 'sometimes',
      name: 'all wait',
      when: ({ context }) => Object.values(context.clients).every(({ waits }) => waits),
    },
  ];
}

/**
 * All ways to walk agree on machines that treat their clients alike.
 *
 * @param helped whether other threads help as well
 * @returns how many states there are, with clients told apart and not, and every answer that was given
 */
export async function agreeOnSymmetricMachines(runs: number, helped = false) {
  const counts = { states: 0, folded: 0 };
  const answers = new Set<string>();
  await fc.assert(
    fc.asyncProperty(symmetricMachines, fc.nat(2), fc.nat(2), async (machine, high, low) => {
      const properties = clientProperties(high, low);
      const walk = ({ symmetry, ...way }: Way) =>
        explore(machine, {
          events: symmetricEvents,
          properties,
          explain: true,
          symmetry: symmetry ? [clientNames] : [],
          ...way,
        });
      const { folded, plain } = await agreed(walk, { alike: true, recheck: 11, helped });
      expectExplained(properties, folded, plain);
      counts.states += plain.states;
      counts.folded += folded.states;
      for (const { property, verdict } of folded.verdicts) answers.add(`${property} ${verdict}`);
    }),
    { numRuns: runs, seed: 6 },
  );
  return { ...counts, answers };
}

type ClientProperty = Property<SymmetricContext, Seen, SymmetricEvent, State<SymmetricContext>>;
type Clients = Exploration<SymmetricEvent, SymmetricContext>;

/** The explanations of a walk with symmetric names, held against the graph in which every state counts. */
function expectExplained(
  properties: readonly ClientProperty[],
  { verdicts }: Clients,
  { graph }: Clients,
): void {
  if (graph === undefined) throw new Error('the graph was asked for');
  const steps = Array.from({ length: graph.states }, () => new Map<string, number>());
  for (const { from, event, to } of graph.edges()) steps[from]?.set(JSON.stringify(event), to);
  for (const { property: name, history = [], pointOfNoReturn, lastChoice } of verdicts) {
    const property = properties.find(asked => asked.name === name);
    if (history.length === 0 || (property?.kind !== 'never' && property?.kind !== 'deadlock')) continue;
    const isDoomed = doomed(steps, state =>
      property.kind === 'never' ? property.when(graph.state(state)) : steps[state]?.size === 0,
    );
    const states = [0];
    for (const event of history) states.push(steps[states.at(-1) ?? 0]?.get(JSON.stringify(event)) ?? -1);
    const decisive = states.findIndex(state => isDoomed.has(state));
    expect(decisive).toBeGreaterThan(-1);
    expect(pointOfNoReturn).toBe(decisive === history.length ? null : decisive);
    expect(lastChoice?.step ?? 0).toBe(decisive);
    if (lastChoice == null) continue;
    const instead = steps[states[decisive - 1] ?? 0]?.get(JSON.stringify(lastChoice.instead)) ?? -1;
    expect(instead).toBeGreaterThan(-1);
    expect(isDoomed.has(instead)).toBe(false);
  }
}

/** The states from which every continuation comes to a bad one. */
function doomed(
  steps: readonly ReadonlyMap<string, number>[],
  isBad: (state: number) => boolean,
): ReadonlySet<number> {
  const found = new Set([...steps.keys()].filter(isBad));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [state, next] of steps.entries()) {
      if (next.size > 0 && [...next.values()].every(to => found.has(to))) found.add(state);
    }
  }
  return found;
}
