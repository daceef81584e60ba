import type { Drawing } from './drawing.ts';
import { mermaidText } from './mermaid-text.ts';

/** Renderers refuse a longer text (`maxTextSize`), and pages cannot change that. */
export const LONGEST_MERMAID = 50_000;

/**
 * A Mermaid `stateDiagram-v2`; a flowchart, which could be drawn of it as well, ends at 500 arrows. Boxes that
 * break a property are red and name it.
 */
export function* mermaidStates({ title, boxes, arrows }: Drawing): Iterable<string> {
  yield `stateDiagram-v2\n  accTitle: ${mermaidText(title)}\n  classDef broken color:#b00,stroke:#b00\n`;
  for (const [number, { lines, broken }] of boxes.entries()) {
    const [first = '', ...rest] = lines;
    yield `  state "${mermaidText(first)}" as s${number}\n`;
    for (const line of [...rest, ...broken]) {
      yield `  s${number} : ${mermaidText(line)}\n`;
    }
    if (broken.length > 0) yield `  class s${number} broken\n`;
  }
  yield '  [*] --> s0\n';
  for (const { from, to, labels } of arrows) {
    yield `  s${from} --> s${to} : ${labels.map(mermaidText).join('<br/>')}\n`;
  }
}
