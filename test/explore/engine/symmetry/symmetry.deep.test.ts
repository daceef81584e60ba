import { describe, expect, it } from 'vitest';
import { explore } from '../../../../src/explore/index.ts';
import { queue, queueEvents } from '../../../support/machines/queue.ts';
import { queueProperties } from '../../../support/machines/queue-properties.ts';
import { permutations } from '../../../support/permutations.ts';

/** All names that exchanging makes of a text, and the least text of them. */
function least(text: string, names: readonly string[]): string {
  const texts = permutations(names).map(others =>
    text.replace(/[a-z]\d?(?=["/])/g, found => others[names.indexOf(found)] ?? found),
  );
  return texts.map(sorted).toSorted()[0] ?? text;
}

/** JSON with keys in order. */
function sorted(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

describe('states that differ in the places of symmetric names', () => {
  it('are one state, which has the transitions of each of them', async () => {
    const names = ['a', 'b', 'c'];
    const options = { events: queueEvents(names), properties: queueProperties };
    const full = await explore(queue(names), { ...options, graph: true });
    const { graph } = full;
    if (graph === undefined) throw new Error('there is no graph');
    const orbits = Array.from({ length: full.states }, (_, state) =>
      least(JSON.stringify(graph.state(state).context), names),
    );
    const firsts = new Set(orbits.map(orbit => orbits.indexOf(orbit)));
    const violating = queueProperties.flatMap(property =>
      property.kind === 'never'
        ? [[...firsts].filter(state => property.when(graph.state(state))).length]
        : [],
    );
    const edges = [...graph.edges()].filter(({ from }) => firsts.has(from));

    const folded = await explore(queue(names), { ...options, symmetry: [names], recheck: 3, explain: true });
    expect(folded).toMatchObject({ states: firsts.size, transitions: edges.length, depth: full.depth });
    expect(folded).toMatchObject({ closed: true, neverTaken: full.neverTaken, symmetry: [names] });
    expect(full.states / folded.states).toBeGreaterThan(5);
    const counted = folded.verdicts.flatMap(({ violating }, place) =>
      queueProperties[place]?.kind === 'never' ? [violating ?? 0] : [],
    );
    expect(counted).toEqual(violating);
  });

  it('stay one state where the events are listed by state', async () => {
    const names = ['a', 'b', 'c'];
    const ask = (symmetry: readonly string[][]) =>
      explore(queue(names), {
        events: ({ context }) =>
          queueEvents(names).filter(
            ({ type, client }) => type !== 'comes' || !context.queue.includes(client),
          ),
        properties: [],
        recheck: 5,
        symmetry,
      });
    const [full, reduced] = [await ask([]), await ask([names])];
    expect(reduced.closed).toBe(true);
    expect(full.states / reduced.states).toBeGreaterThan(5);
  });
});
