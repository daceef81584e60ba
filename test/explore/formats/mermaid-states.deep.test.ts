// @vitest-environment jsdom
import mermaid from 'mermaid';
import { describe, expect, test } from 'vitest';
import { draw, drawQuotient } from '../../../src/explore/formats/drawing.ts';
import { mermaidStates } from '../../../src/explore/formats/mermaid-states.ts';
import { plainNotation } from '../../../src/explore/formats/notation.ts';
import { livepatchMember } from '../../../src/show/files/livepatch-members.ts';
import { livepatchNotation } from '../../../src/show/files/livepatch-notation.ts';
import { canMeasure } from '../../support/can-measure.ts';
import { ODD, ODD_GRAPH, SMALL, text, walked } from '../../support/exported-walk.ts';
import { read } from '../../support/mermaid-reader.ts';

describe('a drawing for Mermaid', () => {
  test('shows every state and every transition of a world', async () => {
    const { graph, scenario, design } = await walked(SMALL);
    const drawn = text(mermaidStates(draw(graph, livepatchNotation(scenario, design, true))));
    await expect(drawn).toMatchFileSnapshot('golden/same-version.mmd');
    const { nodes, edges } = await read(drawn);
    expect(nodes.filter(({ id }) => /^s\d+$/.test(id))).toHaveLength(20);
    const labels = edges
      .filter(({ start }) => start.startsWith('s'))
      .flatMap(({ label }) => label.split('<br>'));
    expect(labels).toHaveLength(44);
    canMeasure();
    const { svg } = await mermaid.render('drawing', drawn);
    expect(svg).toContain('load A1 &amp;');
  });

  test('marks what breaks a property', async () => {
    const { graph, scenario, design } = await walked('scenarios/sketch/upgrade.yaml');
    const notation = livepatchNotation(scenario, design, true);
    const drawing = await drawQuotient(graph, notation, [
      livepatchMember('features'),
      livepatchMember('effects'),
    ]);
    const drawn = text(mermaidStates(drawing));
    expect(drawn).toContain('4 of them break lost-feature\n');
    const { nodes } = await read(drawn);
    expect(nodes.filter(({ cssClasses }) => cssClasses?.includes('broken'))).toHaveLength(
      drawing.boxes.filter(({ broken }) => broken.length > 0).length,
    );
  });

  test('escapes any text, and keeps it on one line', async () => {
    const { nodes, edges } = await read(text(mermaidStates(draw(ODD_GRAPH, plainNotation(ODD, ODD_GRAPH)))));
    expect(nodes.find(({ id }) => id === 's1')?.description).toEqual([ODD, `box["odd \\"key\\""]: ${ODD}`]);
    expect(edges.map(({ label }) => label)).toEqual(['', ODD, 'line break']);
  });
});
