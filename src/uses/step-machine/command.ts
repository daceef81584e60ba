import type { Mistake, Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { Way } from './graph-index.ts';
import { type Session, standing } from './session.ts';

/** What a line asks for. */
export type Command =
  | { readonly name: 'next' | 'nothing' | 'show' | 'path' | 'help' | 'quit' }
  | { readonly name: 'take'; readonly way: Way }
  | { readonly name: 'back' | 'again'; readonly times: number }
  | { readonly name: 'goto'; readonly aim: number | string }
  | { readonly name: 'why'; readonly type: string }
  | { readonly name: 'random'; readonly events: number; readonly seed: number | null }
  | { readonly name: 'save'; readonly file: string };

export const COMMANDS = {
  next: 'what can happen, with numbers, and what cannot',
  NUMBER: 'take that event of next',
  EVENT: 'take an event by its name, or its beginning',
  'take EVENT': 'the same, where the event is called as a command is',
  'back [N]': 'take the last N events back',
  'again [N]': 'take them once more',
  'goto N': 'stand after event N; 0: at the start',
  'goto PLACE': 'take a shortest way to a place of the chart',
  'why EVENT': 'why it cannot happen here',
  'random [N] [SEED]': 'take N events at random (default: 1)',
  show: 'the state: where the chart is, and the context',
  path: 'the events so far',
  'save FILE': 'write them as JSON, for step --history',
  quit: 'leave (or Ctrl-D)',
} as const;

export const WORDS: readonly string[] = [
  'take',
  'next',
  'back',
  'again',
  'goto',
  'why',
  'random',
  'show',
  'path',
  'save',
  'help',
  'quit',
];

/** Reads a line: a command by its beginning, a number, or an event that is possible. */
export function readCommand(line: string, session: Session): Read<Command> {
  const text = line.trim();
  if (text === '') return { value: { name: 'nothing' } };
  const { ways } = standing(session);
  if (/^\d+$/.test(text)) return numbered(Number(text), ways);
  const [first = '', ...rest] = text.split(/\s+/);
  const about = rest.join(' ');
  if (first === 'take' && about !== '')
    return eventMeant(about, ways) ?? { mistake: unknown(about, [], session) };
  const event = WORDS.includes(first) ? null : eventMeant(text, ways);
  if (event !== null) return event;
  const words = WORDS.filter(word => word.startsWith(first));
  const [word, another] = WORDS.includes(first) ? [first] : words;
  if (word === undefined || another !== undefined) return { mistake: unknown(text, words, session) };
  switch (word) {
    case 'back':
    case 'again':
      return counted(about, 1, times => ({ name: word, times }));
    case 'random':
      return atRandom(rest);
    case 'goto':
      if (about === '') return missing('goto', 'a number of events, or a place of the chart');
      return { value: { name: 'goto', aim: /^\d+$/.test(about) ? Number(about) : about } };
    case 'take':
      return missing('take', 'an event');
    case 'why':
      return about === '' ? missing('why', 'an event') : { value: { name: 'why', type: about } };
    case 'save':
      return about === '' ? missing('save', 'the name of a file') : { value: { name: 'save', file: about } };
    case 'next':
    case 'show':
    case 'path':
    case 'help':
    case 'quit':
      return { value: { name: word } };
    default:
      return { mistake: unknown(text, words, session) };
  }
}

function numbered(number: number, ways: readonly Way[]): Read<Command> {
  const way = ways[number - 1];
  if (way !== undefined) return { value: { name: 'take', way } };
  const expected = ways.length === 0 ? 'none, since nothing can happen here' : `1 to ${ways.length}`;
  return { mistake: { code: 'no-event', what: `next has no ${number}`, expected } };
}

/** An event by its text, its type or how its text begins; `null`: no event is meant. */
function eventMeant(text: string, ways: readonly Way[]): Read<Command> | null {
  const whole = ways.filter(({ event }) => eventLine(event) === text);
  const typed = ways.filter(({ event }) => event.type === text);
  const begun = WORDS.some(word => word === text)
    ? []
    : ways.filter(({ event }) => eventLine(event).startsWith(text));
  const found = [whole, typed, begun].find(({ length }) => length > 0) ?? [];
  const [way, another] = found;
  if (way === undefined) return null;
  if (another === undefined) return { value: { name: 'take', way } };
  const numbers = found.map(way => `${ways.indexOf(way) + 1} (${eventLine(way.event)})`);
  return {
    mistake: {
      code: 'ambiguous',
      what: `${quoted(text)} may be several events`,
      expected: `a number: ${numbers.join(', ')}`,
    },
  };
}

function unknown(text: string, words: readonly string[], session: Session): Mistake {
  const types = [...new Set(session.walked.subject.events.map(({ type }) => type))];
  const isKnown = types.includes(text);
  return {
    code: 'unknown-command',
    what: isKnown
      ? `${quoted(text)} cannot happen here`
      : words.length > 1
        ? `${quoted(text)} may be ${words.join(' or ')}`
        : `no command and no event that can happen here begins with ${quoted(text)}`,
    hints: isKnown ? [`why ${text} tells the reason.`] : didYouMean(text, [...WORDS, ...types]),
  };
}

function counted(text: string, otherwise: number, make: (count: number) => Command): Read<Command> {
  if (text === '') return { value: make(otherwise) };
  if (/^\d+$/.test(text) && Number(text) > 0) return { value: make(Number(text)) };
  return { mistake: { code: 'no-number', what: `found ${quoted(text)}`, expected: 'a number from 1' } };
}

function atRandom([events = '', seed = '']: readonly string[]): Read<Command> {
  if (seed !== '' && !(/^\d+$/.test(seed) && Number(seed) < 2 ** 32))
    return { mistake: { code: 'no-seed', what: `found ${quoted(seed)}`, expected: 'a seed below 2^32' } };
  return counted(events, 1, count => ({
    name: 'random',
    events: count,
    seed: seed === '' ? null : Number(seed),
  }));
}

function missing(word: string, expected: string): Read<Command> {
  return { mistake: { code: 'missing', what: `${word} needs more`, expected } };
}
