import { Composer, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import type { Mistake } from '../problem/mistake.ts';
import type { FileKind } from './file-kind.ts';

/** Deeper than any file of ours. yaml's composer is recursive: deep rubbish would exhaust the stack, or end the process. */
const DEEPEST = 64;

/** Throws the mistake that is at a place in the text (in UTF-16 units from its start). */
export type FailAt = (offset: number, mistake: Mistake) => never;

/** As yaml's `parseDocument`, but it looks at the depth before the recursive part begins. Fills `lines`. */
export function compose(text: string, lines: LineCounter, kind: FileKind, fail: FailAt): Document.Parsed {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST) {
      return fail(parser.offset, {
        code: 'too-deep',
        what: 'this is nested too deeply',
        expected: `a ${kind.noun}`,
      });
    }
  }
  for (const token of parser.end()) tokens.push(token);
  // Duplicate keys are found by `nodeMistakes`, which knows the key.
  const composer = new Composer({
    // Also where a directive asks for YAML 1.1, to which `no` is false.
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
  });
  const [document, second] = composer.compose(tokens, true, text.length);
  if (second !== undefined) {
    return fail(second.contents?.range[0] ?? second.range[0], {
      code: 'several-documents',
      what: 'a second YAML document begins here',
      expected: `one ${kind.noun} a file`,
      hints: [`Put each ${kind.noun} into a file of its own.`],
    });
  }
  return document ?? fail(0, empty(kind));
}

export function empty({ noun, example }: FileKind): Mistake {
  return {
    code: 'empty',
    what: 'the file is empty',
    expected: `a ${noun}`,
    hints: [example],
  };
}
