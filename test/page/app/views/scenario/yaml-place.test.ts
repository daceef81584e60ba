import { describe, expect, test } from 'vitest';
import { yamlPlaceAt } from '../../../../../src/page/app/views/scenario/yaml-place.ts';

/** Where the cursor stands, which the text marks with a bar, and the word that is being written. */
function placeIn(marked: string) {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { path, writes, from } = yamlPlaceAt(text, cursor);
  return `${path.join(' ')} ${writes} "${text.slice(from, cursor)}"`.trim();
}

describe('in block style', () => {
  test.each([
    ['a key at the top', 'title: x\nli|', 'key "li"'],
    ['a value at the top', 'title: x\ndesign: sk|', 'design value "sk"'],
    ['a key of a livepatch', 'livepatches:\n  A1:\n    re|', 'livepatches A1 key "re"'],
    ['its value', 'livepatches:\n  A1:\n    replace: t|', 'livepatches A1 replace value "t"'],
    [
      'after a livepatch with more to it',
      'livepatches:\n  A1:\n    features: { X: 1 }\n  B2:\n    |',
      'livepatches B2 key ""',
    ],
    ['an item', 'steps:\n  - lo|', 'steps [] key "lo"'],
    ['an item as far to the left as its list', 'steps:\n- lo|', 'steps [] key "lo"'],
    ['a key of an item', 'steps:\n  - do: load A1\n    fa|', 'steps [] key "fa"'],
    ['the value of an item’s first key', 'steps:\n  - do: lo|', 'steps [] do value "lo"'],
    ['past a comment and an empty line', 'explore:\n\n  # bounds\n  de|', 'explore key "de"'],
    ['a step of two words', 'steps:\n  - load A|', 'steps [] key "load A"'],
  ])('%s', (_, marked, place) => {
    expect(placeIn(marked)).toBe(place);
  });
});

describe('in flow style', () => {
  test.each([
    ['a key', 'livepatches:\n  A1: { re|', 'livepatches A1 key "re"'],
    ['a key after another', 'livepatches:\n  A1: { replace: false, fe|', 'livepatches A1 key "fe"'],
    ['a value', 'livepatches:\n  A1: { replace: f|', 'livepatches A1 replace value "f"'],
    ['an item', 'expect:\n  violations: [lo|', 'expect violations [] value "lo"'],
    [
      'a map in a list',
      'livepatches:\n  A1: { objects: [vmlinux, { na|',
      'livepatches A1 objects [] key "na"',
    ],
    ['a map as an item', 'tasks:\n  - { na|', 'tasks [] key "na"'],
    ['after what is closed', 'livepatches:\n  A1: { features: { X: 1 }, re|', 'livepatches A1 key "re"'],
  ])('%s', (_, marked, place) => {
    expect(placeIn(marked)).toBe(place);
  });
});
