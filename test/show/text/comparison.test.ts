import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { comparisonText } from '../../../src/show/text/comparison.ts';
import { pageFor } from '../../../src/show/text/page.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

const PIPED = pageFor(undefined, false);

test('the whole text', () => {
  expect(comparisonText(PIPED, TWO_WORLDS)).toBe(`\
2 worlds, 3 designs
. holds; o holds, but a feature is never handed on; ~ holds to a depth;
? unknown; - does not apply; a number: violated, the length of a
shortest history; + a bound ended the walk.

             holds in     1  2
  sketch     0 of 1       4  -
  repaired   1 of 2       .  ~
  klp-state  1 of 2, 1 o  o  ?

 1. upgrade: An upgrade
    Is the way back safe?
    design     verdict                             states
    sketch     violated  stale-owner 4, 1 more         49
    repaired   holds                                   18
    klp-state  holds; never hands on L1TF              20

 2. my|world.yaml: Mine & <yours>
    design     verdict                             states
    sketch     does not apply: "set" is a key of replace-set
    repaired   holds to depth 12                1,000,000+
    klp-state  unknown: interrupted

The histories of a cell: klpwalk explore WORLD --design DESIGN
`);
});

describe('many worlds', () => {
  const many = {
    ...TWO_WORLDS,
    worlds: Array.from({ length: 21 }).flatMap(() => TWO_WORLDS.worlds.slice(0, 1)),
  };
  const lines = comparisonText(PIPED, many).split('\n');

  test('the signs stand in panels that fit the page and are about as wide', () => {
    const heads = lines.filter(line => /^ +(holds in)?( +\d+)+$/.test(line));
    expect(heads.map(line => line.match(/\d+/g)?.length)).toEqual([11, 10]);
    expect(comparisonText(pageFor(100, false), many)).toMatch(/^ +holds in( +\d+){21}$/m);
  });

  test('no line is too long', () => {
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(72);
  });

  test('the states stand below what leaves them no room', () => {
    expect(comparisonText(pageFor(50, false), TWO_WORLDS)).toContain(`
    sketch     violated  stale-owner 4, 1 more
                                               49
    repaired   holds                           18
`);
  });
});

test('colour: green holds, red is violated, yellow leaves it open; and what it covers is aligned as without', () => {
  const coloured = comparisonText(pageFor(undefined, true), TWO_WORLDS);
  expect(coloured).toContain('\u001b[31mviolated\u001b[39m  stale-owner 4');
  expect(coloured).toContain('\u001b[32mholds\u001b[39m');
  expect(coloured).toContain('\u001b[33mholds to depth 12\u001b[39m');
  expect(stripVTControlCharacters(coloured)).toBe(comparisonText(PIPED, TWO_WORLDS));
});
