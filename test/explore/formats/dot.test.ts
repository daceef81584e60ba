import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { describe, expect, test } from 'vitest';
import { dot } from '../../../src/explore/formats/dot.ts';
import { draw, drawQuotient } from '../../../src/explore/formats/drawing.ts';
import { plainNotation } from '../../../src/explore/formats/notation.ts';
import { livepatchMember } from '../../../src/show/files/livepatch-members.ts';
import { livepatchNotation } from '../../../src/show/files/livepatch-notation.ts';
import { ODD, ODD_GRAPH, SMALL, text, walked } from '../../support/exported-walk.ts';

const graphviz = await Graphviz.load();

describe('a drawing for Graphviz', () => {
  test('shows every state and every transition of a world', async () => {
    const { graph, scenario, design } = await walked(SMALL);
    const drawn = text(dot(draw(graph, livepatchNotation(scenario, design, true))));
    await expect(drawn).toMatchFileSnapshot('golden/same-version.dot');
    const { nodes, edges } = read(drawn);
    expect(nodes).toHaveLength(1 + 20);
    expect(edges.flatMap(({ label }) => label)).toHaveLength(44);
    expect(edges).toContainEqual({ title: '3->7', label: ['load B1 &'] });
    expect(edges).toContainEqual({ title: 'start->0', label: [] });
  });

  test('draws states that agree in the chosen members as one box, and says what they break', async () => {
    const { graph, scenario, design } = await walked('scenarios/sketch/upgrade.yaml');
    const notation = livepatchNotation(scenario, design, true);
    const drawing = await drawQuotient(graph, notation, [
      livepatchMember('features'),
      livepatchMember('effects'),
    ]);
    const drawn = text(dot(drawing));
    await expect(drawn).toMatchFileSnapshot('golden/upgrade-by-features-effects.dot');
    const { nodes, edges } = read(drawn);
    expect(nodes).toHaveLength(1 + drawing.boxes.length);
    expect(edges).toHaveLength(1 + drawing.arrows.length);
    expect(drawing.arrows.filter(({ from, to }) => from === to)).toEqual([]);
  });

  test('escapes any text', () => {
    const { nodes, edges } = read(text(dot(draw(ODD_GRAPH, plainNotation(ODD, ODD_GRAPH)))));
    expect(nodes).toContainEqual({ title: '1', label: ['1', ODD, `box["odd \\"key\\""]: ${ODD}`] });
    expect(edges).toContainEqual({ title: '0->1', label: [ODD] });
    expect(edges).toContainEqual({ title: '1->1', label: ['line', 'break'] });
  });
});

/** What Graphviz has drawn. */
function read(drawn: string) {
  const svg = graphviz.layout(drawn, 'svg', 'dot');
  const all = (kind: string) =>
    Array.from(svg.matchAll(new RegExp(`<g [^>]*class="${kind}">([^]*?)</g>`, 'g')), ([, group = '']) => ({
      title: textsOf(group, 'title').join(),
      label: textsOf(group, 'text'),
    }));
  return { nodes: all('node'), edges: all('edge') };
}

function textsOf(svg: string, element: string): string[] {
  const texts = Array.from(
    svg.matchAll(new RegExp(`<${element}[^>]*>([^<]*)</`, 'g')),
    ([, inner = '']) => inner,
  );
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return texts.map(inner =>
    inner.replaceAll(/&(#?)(\w+);/g, (_, code, name) =>
      code === '' ? (named[name] ?? name) : String.fromCodePoint(Number(name)).replace('\u00a0', ' '),
    ),
  );
}
