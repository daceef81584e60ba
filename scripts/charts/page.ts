import { coreSections } from './core.ts';
import { designSections } from './designs.ts';

const INTRODUCTION = `# The statecharts

<!-- Written by "npm run docs" from machines/. Do not edit. -->

These are the charts that every command of klpwalk runs, drawn from the code itself.

- The core waits in \`idle\` or in \`transition\`, nowhere else. Only arrows from \`(any state)\` and from \`transition\`
  begin with the name of an event; every other arrow is taken at once.
- \`[guard]\` must hold for the arrow to be taken. Where several arrows leave a state, their guards are asked in the
  order \`1\`, \`2\`, \`3\`; the first that holds is taken, and \`[else]\` if none does. An arrow with several lines is
  several arrows to the same state.
- \`/ action\` is done on the way; \`entry / action\` is done whenever the state is entered.
- A chart ends in a state that no arrow leaves. A box with \`(see load)\` is the chart "load", drawn by itself, and an
  arrow leaves it for each of the ends of that chart, by their names; \`done\`, where all ends lead to one place. "The
  design's pre-patch" is what a design does there; where it does nothing, the box is not there, and what leads to it
  goes on after \`return\`.
- Names are those of the source, spelt as words: "is not loaded" is the guard \`isNotLoaded\`. What the core's mean is
  in [machines/words](../machines/words), a design's own in its file.
`;

/** docs/charts.md, whole. */
export function chartsPage(): string {
  return [INTRODUCTION, ...coreSections(), ...designSections()].join('\n');
}
