import { DESIGNS } from '../../machines/designs/index.ts';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { type Mistake, toProblem } from '../../src/problem/mistake.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { unknownName } from '../../src/problem/unknown-name.ts';
import { count } from '../../src/show/text/count.ts';
import { worldLink } from './blocks.ts';
import type { Fragment } from './fragment.ts';
import { cellOf, holdsText, type Table } from './table.ts';

/** What a person would have to keep up with the machines. */
const FIGURE =
  /\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty-one)\s+(?:steps?|states?|transitions|worlds)\b/i;

/**
 * The prose with its figures. They are asked for in braces, and the world must have them:
 *
 *     {stack missing-effect}           the world, the property, and its shortest length, under the fragment's design
 *     {klp-state stack use-after-free} the same under another design
 *     {stack not warning}              it does not violate the property in that world
 *     {stack holds}                    it holds in that world
 *     {holds}, {holds klp-state}       in how many worlds it holds: `4 of 21 worlds`
 *
 * `{steps}` and the like stand for the `blocks` of that name.
 *
 * @throws ProblemError that names file and line: for what is not so, for names that do not exist, and for figures
 *   that are written by hand
 */
export function filled(
  fragment: Fragment,
  table: Table,
  blocks: Readonly<Record<string, string>> = {},
): string {
  const lines = fragment.prose.split('\n').map((line, index) => {
    const wrong = (mistake: Mistake) =>
      new ProblemError([toProblem(mistake, { file: fragment.file, line: fragment.firstLine + index })]);
    checkByHand(line, table, wrong);
    return line.replaceAll(/\{([a-z][a-z -]*)\}/g, (_, reference: string) =>
      Object.hasOwn(blocks, reference)
        ? (blocks[reference] ?? '')
        : figure(reference.split(' '), fragment.design, table, wrong),
    );
  });
  return lines.join('\n');
}

type Wrong = (mistake: Mistake) => ProblemError;

/** References end on their line, names in code exist, and figures are not written by hand. */
function checkByHand(line: string, { designs, worlds }: Table, wrong: Wrong): void {
  const open = /\{[a-z][^}]*$/.exec(line)?.[0];
  if (open !== undefined) {
    throw wrong({ code: 'open', what: `"${open}" has no end`, expected: 'a reference on one line' });
  }
  const by = FIGURE.exec(line)?.[0];
  if (by !== undefined) {
    throw wrong({
      code: 'figure',
      what: `the figure "${by}" is written by hand`,
      expected: 'a reference in braces, such as {stack missing-effect} or {holds}',
    });
  }
  const names = [
    ...designs.map(({ design }) => design),
    ...worlds.map(({ name }) => name),
    ...PROPERTY_NAMES,
  ];
  for (const [, name = ''] of line.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)) {
    if (!names.includes(name)) throw wrong(unknownName('design, world or property', name, names));
  }
}

function figure(words: readonly string[], own: string | null, table: Table, wrong: Wrong): string {
  const [first = ''] = words;
  if (first === 'holds') return holdsText(table, designIn(words[1] ?? own ?? '', wrong));
  const isOther = own === null || Object.hasOwn(DESIGNS, first);
  const design = designIn(isOther ? first : own, wrong);
  const [world = '', what = '', property = ''] = isOther ? words.slice(1) : words;
  const worlds = table.worlds.map(({ name }) => name);
  if (!worlds.includes(world)) throw wrong(unknownName('world', world, worlds));
  const { violated } = cellOf(table, design, world);
  const claim = what === 'not' ? property : what;
  if (claim === 'holds') {
    if (violated.length > 0) throw wrong(notSo(design, world, 'holds', violated));
    return `${worldLink(world)}: holds`;
  }
  const known = PROPERTY_NAMES.find(name => name === claim);
  if (known === undefined) throw wrong(unknownName('property', claim, PROPERTY_NAMES));
  const found = violated.find(other => other.property === known);
  if ((found === undefined) !== (what === 'not')) {
    throw wrong(notSo(design, world, what === 'not' ? `no ${known}` : known, violated));
  }
  const shown = found === undefined ? `no \`${known}\`` : `\`${known}\`, ${count(found.length, 'step')}`;
  return `${worldLink(world)}: ${shown}`;
}

function designIn(name: string, wrong: Wrong): string {
  if (!Object.hasOwn(DESIGNS, name)) throw wrong(unknownName('design', name, Object.keys(DESIGNS)));
  return name;
}

function notSo(
  design: string,
  world: string,
  claim: string,
  violated: readonly { readonly property: string; readonly length: number }[],
): Mistake {
  const found = violated.map(({ property, length }) => `${property} ${length}`).join(', ');
  return {
    code: 'not-so',
    what: `the prose says of ${design} in ${world}: ${claim}`,
    expected: `what the machines say: ${found === '' ? 'holds' : found}`,
  };
}
