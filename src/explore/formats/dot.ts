import type { Drawing } from './drawing.ts';

/** Graphviz: `dot -Tsvg`. Boxes that break a property are red and name it. */
export function* dot({ title, boxes, arrows }: Drawing): Iterable<string> {
  yield `digraph {\n  label=${quoted([title])};\n  labelloc=t;\n`;
  yield '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=10];\n';
  yield '  edge [fontname="sans-serif", fontsize=9];\n';
  yield '  start [shape=point, width=0.15];\n  start -> 0;\n';
  for (const [number, { lines, broken }] of boxes.entries()) {
    const text = quoted([...lines, ...broken]);
    yield `  ${number} [label=${text}${broken.length === 0 ? '' : ', color=red, fontcolor=red'}];\n`;
  }
  for (const { from, to, labels } of arrows) yield `  ${from} -> ${to} [label=${quoted(labels)}];\n`;
  yield '}\n';
}

/** Graphviz reads backslashes, and character entities as HTML has them, in a label. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map(line =>
    line
      .replaceAll(/[\\"]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll(/\r?\n/g, '\\n')
      // XML, and with it SVG, has no way to write the other control characters.
      .replaceAll(/\p{Cc}/gu, '\ufffd'),
  );
  return `"${escaped.join('\\n')}"`;
}
