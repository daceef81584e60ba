// @vitest-environment jsdom
import mermaid from 'mermaid';
import { describe, expect, test } from 'vitest';
import { mermaidSequence } from '../../../src/show/files/mermaid-sequence.ts';
import { canMeasure } from '../../support/can-measure.ts';
import { breaking, ODD, text, walked } from '../../support/exported-walk.ts';

describe('a sequence diagram', () => {
  test('shows who calls whom, in the order in which it happens', async () => {
    const { broken } = await walked('scenarios/sketch/upgrade.yaml');
    const drawn = text(mermaidSequence(breaking(broken, 'lost-feature')));
    await expect(drawn).toMatchFileSnapshot('golden/upgrade-lost-feature.seq.mmd');
    expect(await mermaid.parse(drawn)).toMatchObject({ diagramType: 'sequence' });
    canMeasure();
    const { svg } = await mermaid.render('drawing', drawn);
    expect(svg).toContain('callbacks of B2/vmlinux');
    expect(svg).toContain('L1TF: not registered');
  });

  test('shows the return value and the error of a load that fails, and what a callback breaks', async () => {
    const { broken } = await walked('scenarios/sketch/failing-allocation.yaml');
    const drawn = broken.map(each => text(mermaidSequence(each)));
    for (const each of drawn) expect(await mermaid.parse(each)).toMatchObject({ diagramType: 'sequence' });
    expect(drawn.join('')).toContain('object0-->>-core: return -ENOMEM\n');
    expect(drawn.join('')).toMatch(/core--xshell: insmod#58; ERROR#58; .*Cannot allocate memory\n/);
    expect(drawn.join('')).toMatch(/note over object\d: double-disable, for/);
  });

  test('has no registry where the design has none', async () => {
    const { broken } = await walked('scenarios/worlds/stack.yaml', 'klp-state');
    for (const each of broken) {
      const drawn = text(mermaidSequence(each));
      expect(drawn).not.toContain('participant registry');
      expect(await mermaid.parse(drawn)).toMatchObject({ diagramType: 'sequence' });
    }
  });

  test('takes a title of any text', async () => {
    const source = `title: ${JSON.stringify(ODD)}
livepatches:
  A.1-b: { replace: false, features: { L1TF: 1 } }
  end: { replace: false, features: { L1TF: 1 } }
`;
    const { broken } = await walked('odd.yaml', 'sketch', source);
    const drawn = text(mermaidSequence(breaking(broken, 'lost-feature')));
    expect(await mermaid.parse(drawn)).toMatchObject({ diagramType: 'sequence' });
  });
});
