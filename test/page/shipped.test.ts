import { expect, test } from 'vitest';
import { packShipped, unpackShipped } from '../../src/page/shipped.ts';

const PROSE = 'title: A\nabout: >\n  What it shows.\n\n  And why.\n';

test('a scenario is cut behind its prose, and comes back as it was', () => {
  const scenarios = [
    { name: 'a', text: `${PROSE}\nlivepatches: { A: {} }\n` },
    { name: 'b', text: 'title: B\nlivepatches: { B: {} }\n' },
    { name: 'c', text: 'title: C\nabout: it is short\nsteps:\n  - load A\n' },
  ];
  const packed = packShipped(scenarios);
  expect(packed.heads).toEqual([`${PROSE}\n`, '', 'title: C\nabout: it is short\n']);
  expect(unpackShipped(packed)).toEqual(scenarios);
});
