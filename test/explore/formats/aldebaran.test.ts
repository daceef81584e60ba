import { describe, expect, test } from 'vitest';
import { aldebaran } from '../../../src/explore/formats/aldebaran.ts';
import { plainNotation } from '../../../src/explore/formats/notation.ts';
import type { StateGraph } from '../../../src/explore/index.ts';
import { livepatchNotation } from '../../../src/show/files/livepatch-notation.ts';
import { ODD, ODD_GRAPH, SMALL, text, walked } from '../../support/exported-walk.ts';

describe('a graph for mCRL2 and CADP', () => {
  test('has every state and every transition of a world', async () => {
    const { graph, scenario, design } = await walked(SMALL);
    const written = text(aldebaran(graph, livepatchNotation(scenario, design, true)));
    await expect(written).toMatchFileSnapshot('golden/same-version.aut');
    const { states, edges } = read(written);
    expect(states).toBe(20);
    expect(edges).toHaveLength(44);
    expect(new Set(edges.flatMap(({ from, to }) => [from, to])).size).toBe(20);
  });

  test('spells what is not ASCII, quotes and backslashes as JavaScript does', () => {
    const { edges } = read(text(aldebaran(ODD_GRAPH, plainNotation('odd', ODD_GRAPH))));
    expect(edges.map(({ label }) => JSON.parse(`"${label}"`))).toEqual([ODD, 'line\nbreak']);
  });

  test('keeps visible what these programs would take for an internal step', () => {
    const graph: StateGraph<unknown, { readonly type: string }> = {
      states: 1,
      transitions: 3,
      closed: true,
      edges: () => ['i', 'tau', 'in'].map(type => ({ from: 0, event: { type }, to: 0 })),
      find: () => null,
      state: () => ({ value: '', context: {} }),
    };
    expect(read(text(aldebaran(graph, plainNotation('', graph)))).edges.map(({ label }) => label)).toEqual([
      '\\u0069',
      '\\u0074au',
      'in',
    ]);
  });
});

/** A reader that takes the format as strictly as any: printable ASCII, and no quote within a label. */
function read(written: string) {
  const [header = '', ...lines] = written.trimEnd().split('\n');
  const [, transitions, states] = /^des \(0, (\d+), (\d+)\)$/.exec(header) ?? [];
  const edges = lines.map(line => {
    const [, from, label = '', to] = /^\((\d+), "([ !#-~]*)", (\d+)\)$/.exec(line) ?? [];
    if (from === undefined) throw new Error(`this is no edge: ${line}`);
    return { from: Number(from), label, to: Number(to) };
  });
  expect(edges).toHaveLength(Number(transitions));
  for (const { from, to } of edges) expect(Math.max(from, to)).toBeLessThan(Number(states));
  return { states: Number(states), edges };
}
