import { expect, test } from 'vitest';
import { comparisonMarkdown } from '../../../src/show/text/comparison-markdown.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

test('the whole text; what means something to Markdown stands for itself', () => {
  expect(comparisonMarkdown(TWO_WORLDS)).toBe(`\
# 2 worlds, 3 designs

. holds; o holds, but a feature is never handed on; \\~ holds to a depth; ? unknown; - does not apply; a number: violated, the length of a shortest history; + a bound ended the walk. The numbers of the columns are those of the worlds below.

| design | holds in | 1 | 2 |
|---|---|---|---|
| sketch | 0 of 1 | 4 | - |
| repaired | 1 of 2 | . | \\~ |
| klp-state | 1 of 2, 1 o | o | ? |

## 1. upgrade: An upgrade

Is the way back safe?

| design | verdict | detail | states |
|---|---|---|---|
| sketch | violated | stale-owner 4, lost-feature 5 | 49 |
| repaired | holds |  | 18 |
| klp-state | holds | never hands on L1TF | 20 |

## 2. my\\|world.yaml: Mine & \\<yours\\>

| design | verdict | detail | states |
|---|---|---|---|
| sketch | does not apply | "set" is a key of replace-set |  |
| repaired | holds to depth 12 |  | 1,000,000+ |
| klp-state | unknown | interrupted |  |

The histories of a cell: \`klpwalk explore WORLD --design DESIGN\`
`);
});
