import { readdirSync, readFileSync } from 'node:fs';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { isQuestion } from '../../../machines/question.ts';
import { mirrors } from '../../../machines/words/index.ts';
import { mirroredBy } from '../../livepatch/mirrored.ts';
import type { WordTold } from './drawn.ts';

const MACHINES = new URL('../../../machines/', import.meta.url);

/** What the guards and actions of the core mean. */
export function coreWords(): Record<string, WordTold> {
  const files = readdirSync(new URL('words/', MACHINES)).sort();
  const told = files.flatMap(file => wordsIn(`words/${file}`));
  return Object.fromEntries(told.map(([name, word]) => [name, { ...word, mirrors: mirrored(name) }]));
}

/** The words of the design's own, and its answers to the core. */
export function wordsOf(design: string): Record<string, WordTold> {
  const file = `designs/${design}.ts`;
  const words = [...wordsIn(file), ...answersIn(file)];
  return Object.fromEntries(
    words.map(([name, word]) => [name, { ...word, mirrors: [...mirroredBy(entry(DESIGNS, design), name)] }]),
  );
}

function mirrored(name: string): string[] {
  const found = Object.entries(mirrors).find(([word]) => word === name)?.[1] ?? [];
  return [found].flat();
}

type Written = Omit<WordTold, 'mirrors'>;
type Named = readonly [name: string, word: Written];

/** The members of the two objects of words: the formatter sees to it that each begins two spaces in. */
function wordsIn(file: string): Named[] {
  const source = read(file);
  return [...source.matchAll(/^(?:export )?const (?:guards|actions)(?:Of)? = \{\n([\s\S]*?)^\}/gm)].flatMap(
    ([, members = '']) => membersIn(members).map(([name, word]) => [name, resolved(name, word, source)]),
  );
}

/** What a design answers where the core asks it. */
function answersIn(file: string): Named[] {
  const source = read(file);
  const comments = new Map(
    membersIn(read('designs/design.ts')).map(([name, { comment }]) => [name, comment]),
  );
  return membersIn(source).flatMap(([name, word]): Named[] =>
    isQuestion(name) ? [[name, { ...resolved(name, word, source), comment: comments.get(name) ?? '' }]] : [],
  );
}

/** `name: what`, or `name` alone, two spaces in, with the comment above it. */
function membersIn(text: string): Named[] {
  const member =
    /(?:^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {2}(?:readonly )?(\w+)\??(?:: ((?:.*\n {4})*.*(?:\n {2}[\])}].*)?))?[,;]$/gm;
  return [...text.matchAll(member)].map(([, comment = '', name = '', what = '']) => [
    name,
    { comment: prose(comment), source: what.replaceAll(/^ {2}/gm, '') },
  ]);
}

/** What is only the name of a function is that function, where it stands in the same file. */
function resolved(name: string, { comment, source }: Written, text: string): Written {
  const called = source === '' ? name : source;
  if (!/^\w+$/.test(called)) return { comment, source };
  const found = new RegExp(String.raw`^(?:export )?(function ${called}\b[\s\S]*?^\})`, 'm').exec(text)?.[1];
  return { comment: comment || commentIn(text, called), source: found ?? called };
}

function read(file: string): string {
  return readFileSync(new URL(file, MACHINES), 'utf8');
}

/** The doc comment right above a constant or function of a file in machines/, in one line. */
export function commentOn(constant: string, file: string): string {
  return commentIn(read(file), constant);
}

function commentIn(text: string, name: string): string {
  const above = new RegExp(
    String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\n(?:export )?(?:const|function) ${name}\b`,
  );
  return prose(above.exec(text)?.[1] ?? '');
}

function prose(comment: string): string {
  return comment
    .split('\n')
    .map(line => line.replace(/^ *\* ?/, '').trim())
    .join(' ')
    .trim();
}
