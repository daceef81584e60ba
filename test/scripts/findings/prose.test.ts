import { describe, expect, test } from 'vitest';
import { parseFragment } from '../../../scripts/findings/fragment.ts';
import { filled } from '../../../scripts/findings/prose.ts';
import { smallTable } from '../../support/findings-table.ts';

const TABLE = smallTable({ 'missing-effect': 6, 'use-after-free': 1 });

function fill(prose: string, blocks = {}): string {
  return filled(parseFragment('klp-state.md', 'klp-state', prose), TABLE, blocks);
}

const STACK = '[stack](../scenarios/worlds/stack.yaml)';

describe('a reference in braces becomes what the machines say', () => {
  test.each([
    ['{stack missing-effect}', `${STACK}: \`missing-effect\`, 6 steps`],
    ['{stack use-after-free}', `${STACK}: \`use-after-free\`, 1 step`],
    ['{klp-state stack missing-effect}', `${STACK}: \`missing-effect\`, 6 steps`],
    ['{stack not warning}', `${STACK}: no \`warning\``],
    ['{settle stack holds}', `${STACK}: holds`],
    ['{holds}', '1 of 2 worlds, in 1 of them without handing a feature on'],
    ['{holds settle}', '2 of 2 worlds'],
    ['{states}', 'a table'],
    ['{ L1TF: 1 }', '{ L1TF: 1 }'],
  ])('%s', (reference, text) => {
    expect(fill(`It fails (${reference}).`, { states: 'a table' })).toBe(`It fails (${text}).`);
  });
});

describe('prose that the machines do not bear out is refused', () => {
  const found = 'expected what the machines say: missing-effect 6, use-after-free 1.';
  test.each([
    ['{stack warning}', `the prose says of klp-state in stack: warning; ${found}`],
    ['{stack not missing-effect}', `the prose says of klp-state in stack: no missing-effect; ${found}`],
    ['{stack holds}', `the prose says of klp-state in stack: holds; ${found}`],
    [
      '{upgrade warning}',
      'the prose says of klp-state in upgrade: warning; expected what the machines say: holds.',
    ],
    ['{stak warning}', 'no world is called "stak"; expected one of stack, upgrade. Did you mean "stack"?'],
    ['{stack missing-efect}', /^no property is called "missing-efect"; .* Did you mean "missing-effect"\?$/],
    ['{holds setle}', /^no design is called "setle"; .* Did you mean "settle"\?$/],
    ['`missing-efect`', /^no design, world or property is called .* Did you mean "missing-effect"\?$/],
    ['{stack\nmissing-effect}', /^"\{stack" has no end; expected a reference on one line\.$/],
    ['in 6 steps', /^the figure "6 steps" is written by hand; expected a reference in braces/],
    ['in twenty-one worlds', /^the figure "twenty-one worlds" is written by hand/],
  ])('%s', (prose, message) => {
    const complaint = complaintOf(() => fill(`A line.\n\n${prose}`));
    expect(complaint.startsWith('klp-state.md:3: ')).toBe(true);
    expect(complaint.slice('klp-state.md:3: '.length)).toMatch(message);
  });

  test('with its line in the file, front matter counted', () => {
    const text = '---\nworld: stack\nproperties: [missing-effect]\n---\n\n{stack holds}\n';
    const fragment = parseFragment('klp-state.md', 'klp-state', text);
    expect(complaintOf(() => filled(fragment, TABLE))).toMatch(/^klp-state\.md:6: /);
  });
});

function complaintOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'nothing was refused';
}
