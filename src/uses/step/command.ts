import type { Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { unknownName } from '../../problem/unknown-name.ts';
import type { Step } from '../../scenario/step.ts';
import { MODULE_VERBS, PATCH_VERBS, TASK_VERBS } from '../../scenario/verbs.ts';
import { choicesOf } from './choices.ts';
import type { Session } from './session.ts';
import { typedStep } from './typed-step.ts';

/** What a person wants of a session. */
export type Command =
  | { readonly name: 'nothing' }
  | { readonly name: 'next' }
  | { readonly name: 'over' }
  | { readonly name: 'link' }
  | { readonly name: 'quit' }
  | { readonly name: 'take'; readonly step: Step }
  | { readonly name: 'back' | 'again'; readonly times: number }
  | { readonly name: 'goto'; readonly place: number | string }
  | { readonly name: 'fork'; readonly as: string | null }
  | { readonly name: 'into'; readonly step: Step | null }
  | { readonly name: 'run'; readonly to: string | null }
  | { readonly name: 'random'; readonly steps: number; readonly seed: number | null }
  | { readonly name: 'why' | 'show' | 'watch' | 'design' | 'export' | 'help'; readonly about: string | null }
  | { readonly name: 'save'; readonly file: string };

/** The words that begin a line and are no step, each with what follows it and what it does. */
export const COMMANDS = {
  next: ['', 'what can happen next, and what cannot, and why'],
  back: ['[N]', 'one step back, or N'],
  again: ['[N]', 'the step ahead, or N of them'],
  goto: ['N | FORK', 'after step N of the line; to a fork'],
  fork: ['[NAME]', 'leave what lies ahead as a fork, and go on from here'],
  into: ['[STEP]', 'one transition of the charts on, into the step'],
  over: ['', 'to the end of the step'],
  run: ['[PROPERTY | home]', 'until no transition runs; the shortest way to a violation, or home'],
  random: ['N [SEED]', 'N steps at random'],
  why: ['[PROPERTY]', 'what breaks it, and where that could have been avoided'],
  show: ['[PART]', 'stack, features, effects, tasks, modules, functions, log, path, forks; or all'],
  watch: ['[EXPRESSION]', 'tell when it changes; without one: what is watched'],
  design: ['[NAME]', 'the same steps under another design'],
  save: ['FILE', 'write the steps as a scenario, with what comes of them'],
  export: ['FORMAT [FILE]', 'scenario, shell, mail, sequence or itf'],
  link: ['', 'scenario, design, steps and place as one line of text'],
  help: ['[COMMAND]', 'this'],
  quit: ['', 'leave'],
} as const satisfies Record<string, readonly [string, string]>;

type Word = keyof typeof COMMANDS;

export const COMMAND_WORDS = Object.keys(COMMANDS).filter(isWord);
export const STEP_VERBS = [...PATCH_VERBS, ...MODULE_VERBS, ...TASK_VERBS, 'set', 'complete'] as const;

/** Parts of the system that `show` takes. */
export const PARTS = [
  'stack',
  'features',
  'effects',
  'tasks',
  'modules',
  'functions',
  'log',
  'path',
  'forks',
  'all',
] as const;

/**
 * Reads a line. Words may be shortened as long as one word alone begins so; what begins with # is a comment.
 * `fork T` is a step where T is a task, and `exit` alone is `quit`.
 */
export function readCommand(line: string, session: Session): Read<Command> {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return { value: { name: 'nothing' } };
  if (text === 'exit') return { value: { name: 'quit' } };
  if (text.startsWith('{')) return stepCommand(text, session);
  const [first = '', ...rest] = text.split(/\s+/);
  if (/^\d+$/.test(first) && rest.length === 0) return choice(Number(first), session);
  const word = wordMeant(first, rest, session);
  if ('mistake' in word) return word;
  const whole = [word.value, ...rest].join(' ');
  return isWord(word.value) && !isStepOf(word.value, rest, session)
    ? command(word.value, rest, session)
    : stepCommand(whole, session);
}

/** The one word that begins so. */
function wordMeant(first: string, rest: readonly string[], session: Session): Read<string> {
  const words = [...new Set<string>([...COMMAND_WORDS, ...STEP_VERBS])];
  if (words.includes(first)) return { value: first };
  const meant = words.filter(word => word.startsWith(first));
  const [only, other] = meant;
  if (only !== undefined && other === undefined) return { value: only };
  if (other !== undefined) {
    const fits = meant.filter(
      word => STEP_VERBS.some(verb => verb === word) === rest.some(name => isName(name, session)),
    );
    const [fit, another] = fits;
    if (fit !== undefined && another === undefined) return { value: fit };
    return { mistake: { code: 'ambiguous', what: `${quoted(first)} can be ${meant.join(' or ')}` } };
  }
  return {
    mistake: {
      code: 'unknown-command',
      what: `no command and no step begins with ${quoted(first)}`,
      hints: [...didYouMean(first, words), 'help lists the commands, next the steps.'],
    },
  };
}

function isName(name: string, { model: { world } }: Session): boolean {
  return [world.livepatches, world.modules, world.tasks].some(named => Object.hasOwn(named, name));
}

/** `fork` is a command and a step; a task's name makes it a step. */
function isStepOf(word: Word, rest: readonly string[], { model: { world } }: Session): boolean {
  return word === 'fork' && rest[0] !== undefined && Object.hasOwn(world.tasks, rest[0]);
}

function stepCommand(line: string, session: Session): Read<Command> {
  const read = typedStep(line, session.model.world);
  return 'mistake' in read ? read : { value: { name: 'take', step: read.value } };
}

function choice(number: number, session: Session): Read<Command> {
  const { possible } = choicesOf(session);
  const chosen = possible[number - 1];
  if (chosen !== undefined) return { value: { name: 'take', step: chosen.step } };
  return {
    mistake: {
      code: 'no-such-choice',
      what: `the list has ${possible.length} steps, and no step ${number}`,
      hints: ['next shows it.'],
    },
  };
}

function command(word: Word, rest: readonly string[], session: Session): Read<Command> {
  const [one, two] = rest;
  const most = COMMANDS[word][0] === '' ? 0 : word === 'random' || word === 'export' ? 2 : 1;
  const isLong = word === 'into' || word === 'watch' || word === 'save' || word === 'export';
  if (!isLong && rest.length > most) return wrong(`${quoted(rest[most])} is a word too many`, usage(word));
  const all = rest.length === 0 ? null : rest.join(' ');
  switch (word) {
    case 'next':
    case 'over':
    case 'link':
    case 'quit':
      return { value: { name: word } };
    case 'back':
    case 'again':
      return counted(word, one);
    case 'goto':
      return one === undefined
        ? wrong('it does not say where to', usage(word))
        : { value: { name: word, place: /^\d+$/.test(one) ? Number(one) : one } };
    case 'fork':
      return forked(one);
    case 'into':
      return all === null ? { value: { name: word, step: null } } : intoStep(all, session);
    case 'run':
      return { value: { name: word, to: one ?? null } };
    case 'random':
      return random(one, two);
    case 'save':
      return all === null
        ? wrong('it does not say into which file', usage(word))
        : { value: { name: word, file: all } };
    default:
      return { value: { name: word, about: all } };
  }
}

function intoStep(line: string, session: Session): Read<Command> {
  const read = readCommand(line, session);
  if ('mistake' in read) return read;
  if (read.value.name !== 'take') return wrong(`${quoted(line)} is no step`, usage('into'));
  return { value: { name: 'into', step: read.value.step } };
}

function counted(name: 'back' | 'again', text = '1'): Read<Command> {
  const times = Number(text);
  return /^\d+$/.test(text) && times > 0
    ? { value: { name, times } }
    : wrong(`${quoted(text)} is no number of steps`, usage(name));
}

function forked(as: string | undefined): Read<Command> {
  if (as !== undefined && !/^[A-Za-z][\w.-]*$/.test(as))
    return wrong(`a fork cannot be called ${quoted(as)}`, 'a letter, then letters, digits, "_", "." and "-"');
  return { value: { name: 'fork', as: as ?? null } };
}

/** Beyond so many steps nobody reads what comes of them. */
const MOST_RANDOM = 1000;

function random(text = '', seedText?: string): Read<Command> {
  const steps = Number(text);
  if (!/^\d+$/.test(text) || steps < 1 || steps > MOST_RANDOM)
    return wrong(
      `${text === '' ? 'nothing' : quoted(text)} is no number of steps`,
      `1 to ${MOST_RANDOM}, as in random 20`,
    );
  const seed = seedText === undefined ? null : Number(seedText);
  if (seedText !== undefined && (!/^\d+$/.test(seedText) || Number(seedText) >= 2 ** 32))
    return wrong(`${quoted(seedText)} is no seed`, 'a whole number below 4294967296');
  return { value: { name: 'random', steps, seed } };
}

/** The one of the names that is meant, which may be shortened. */
export function nameMeant<Name extends string>(
  noun: string,
  text: string,
  names: readonly Name[],
): Read<Name> {
  const exact = names.find(name => name === text);
  if (exact !== undefined) return { value: exact };
  const meant = names.filter(name => name.startsWith(text));
  const [only, other] = meant;
  if (only !== undefined && other === undefined) return { value: only };
  if (other !== undefined)
    return { mistake: { code: 'ambiguous', what: `${quoted(text)} can be ${meant.join(' or ')}` } };
  return { mistake: unknownName(noun, text, names) };
}

function usage(word: Word): string {
  return `"${[word, COMMANDS[word][0]].join(' ').trim()}"`;
}

function isWord(text: string): text is Word {
  return Object.hasOwn(COMMANDS, text);
}

function wrong(what: string, expected: string): Read<never> {
  return { mistake: { code: 'wrong-command', what, expected } };
}
