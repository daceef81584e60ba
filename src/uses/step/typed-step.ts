import { parse } from 'yaml';
import type { World } from '../../../machines/world.ts';
import type { Mistake, Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';
import { FAULT_KEYS, faultData } from '../../scenario/faults.ts';
import { parseStep } from '../../scenario/parse-step.ts';
import { type FaultData, type StepData, step as stepSchema } from '../../scenario/schema/step.ts';
import { formatStep, type Step } from '../../scenario/step.ts';

/** The kinds of faults, each with what stands after it. */
export const FAULTS = FAULT_KEYS;
type FaultKind = (typeof FAULTS)[number];

const CLAUSES = ['running', 'fault', 'fails', 'at'] as const;

/**
 * A step as a person types it: a line of a scenario's `steps`, with what else there is to say behind it,
 * `load B2 & running vcpu`, `load B2 & fault allocation L1TF fails ENOMEM at 12.5s`; or the map that a scenario has for it.
 */
export function typedStep(line: string, world: World): Read<Step> {
  if (line.startsWith('{')) return fromMap(line, world);
  const [operation, ...clauses] = split(line);
  let data: Exclude<StepData, string> = { do: operation ?? '' };
  for (const [clause = '', ...words] of clauses) {
    const added =
      clause === 'fault'
        ? faultOf(operation ?? '', words, world)
        : clause === 'running'
          ? runningOf(words)
          : plain(clause, words);
    if ('mistake' in added) return added;
    data = { ...data, ...added.value };
  }
  return checked(data, world);
}

/** The same step as it may be typed. */
export function formatTyped(step: Step): string {
  const { running, fault, fails, at } = step;
  return [
    formatStep(step),
    ...(running === undefined ? [] : [`running ${running === 'all' ? running : running.join(' ')}`]),
    ...(fault === null ? [] : [faultWords(step, faultData(fault))]),
    ...(fails === null ? [] : [`fails ${fails}`]),
    ...(at === null ? [] : [`at ${at}s`]),
  ].join(' ');
}

function fromMap(line: string, world: World): Read<Step> {
  try {
    return checked(parse(line), world);
  } catch {
    return {
      mistake: {
        code: 'not-yaml',
        what: 'this is not YAML',
        expected: 'a map such as { do: load A1, fails: EBUSY }',
      },
    };
  }
}

function checked(data: unknown, world: World): Read<Step> {
  const result = stepSchema.safeParse(data);
  if (result.success) return parseStep(result.data, world);
  const issue = result.error.issues[0];
  const key = issue?.path.join('.') ?? '';
  return {
    mistake: {
      code: 'wrong-step',
      what: key === '' ? 'this is no step' : `this is no ${key}`,
      expected: issue?.message ?? 'a step',
    },
  };
}

/** The operation in one piece, then a list of words for each clause. */
function split(line: string): [string, ...string[][]] {
  const words = line.trim().split(/\s+/);
  const starts = words.flatMap((word, place) =>
    place > 0 && CLAUSES.some(clause => clause === word) ? [place] : [],
  );
  const [first = words.length] = starts;
  return [
    words.slice(0, first).join(' '),
    ...starts.map((start, place) => words.slice(start, starts[place + 1])),
  ];
}

function plain(clause: string, [value, extra]: readonly string[]): Read<Partial<Exclude<StepData, string>>> {
  if (value === undefined)
    return wrong(
      `${clause} does not say ${clause === 'at' ? 'when' : 'how'}`,
      clause === 'at' ? 'a time, such as 12.5s' : 'the name of an error, such as EBUSY',
    );
  if (extra !== undefined) return wrong(`${quoted(extra)} is a word too many`, `"${clause} ${value}"`);
  const number = Number(value);
  return { value: clause === 'fails' ? { fails: value } : { at: Number.isNaN(number) ? value : number } };
}

/** `all`, or the tasks one by one; commas may stand between. */
function runningOf(words: readonly string[]): Read<Partial<Exclude<StepData, string>>> {
  const names = words.flatMap(word => word.split(',')).filter(name => name !== '');
  if (names.length === 0) return wrong('running does not say which tasks', '"running all", or the tasks');
  return { value: { running: names.length === 1 && names[0] === 'all' ? 'all' : names } };
}

/** `allocation L1TF`, `pre_patch -19 in B2 of kvm`; where it is may be left out where that is plain. */
function faultOf(operation: string, words: readonly string[], world: World): Read<{ fault: FaultData }> {
  const [kind = '', value, ...where] = words;
  if (!isKind(kind)) {
    const hints = didYouMean(kind, FAULTS);
    return {
      mistake: {
        code: 'wrong-fault',
        what: kind === '' ? 'the fault does not say what goes wrong' : `no fault is called ${quoted(kind)}`,
        expected: oneOf(FAULTS),
        hints,
      },
    };
  }
  const [verb, subject = ''] = operation.split(' ');
  const at = new Map<string, string>();
  for (let place = 0; place < where.length; place += 2) at.set(where[place] ?? '', where[place + 1] ?? '');
  const strange = [...at.keys()].find(word => word !== 'in' && word !== 'of');
  if (strange !== undefined) return wrong(`${quoted(strange)} is a word too many`, `"${USAGE[kind]}"`);
  const patch = at.get('in') ?? (verb === 'insert' && kind !== 'init' ? changing(subject, world) : subject);
  if (typeof patch !== 'string') return { mistake: patch };
  const object = at.get('of') ?? (verb === 'insert' && HAS_OBJECT.has(kind) ? subject : undefined);
  const what = value ?? DEFAULTS.get(kind);
  if (what === undefined) {
    const lacking = kind === 'allocation' ? 'of which feature' : 'which error';
    return wrong(`the fault does not say ${lacking}`, `"${USAGE[kind]}"`);
  }
  const isNumber = NUMERIC.has(kind) && !(kind === 'symbol' && what === 'ambiguous');
  if (isNumber && !/^-?\d+$/.test(what))
    return wrong(
      `${quoted(what)} is no ${kind === 'sympos' ? 'position' : 'error number'}`,
      `"${USAGE[kind]}"`,
    );
  // The schema has the last word on what is right.
  const detail = isNumber ? Number(what) : what;
  return { value: { fault: { in: patch, ...(object === undefined ? {} : { object }), [kind]: detail } } };
}

/** What may be left out. */
const DEFAULTS: ReadonlyMap<FaultKind, string> = new Map([
  ['address', 'reused'],
  ['symbol', '-22'],
  ['relocation', '-8'],
  ['duplicate', 'object'],
  ['nops', '-12'],
]);
const HAS_OBJECT: ReadonlySet<FaultKind> = new Set([
  'pre_patch',
  'patching',
  'filter',
  'register',
  'symbol',
  'sympos',
  'relocation',
  'duplicate',
]);
const NUMERIC: ReadonlySet<FaultKind> = new Set([
  'pre_patch',
  'patching',
  'filter',
  'register',
  'symbol',
  'sympos',
  'relocation',
  'nops',
  'init',
]);

/** How each kind is typed. */
export const USAGE: Readonly<Record<FaultKind, string>> = {
  allocation: 'fault allocation FEATURE',
  ctor: 'fault ctor SHADOW',
  pre_patch: 'fault pre_patch -19 of OBJECT',
  patching: 'fault patching -22 of OBJECT',
  filter: 'fault filter -22 of OBJECT',
  register: 'fault register -16 of OBJECT',
  symbol: 'fault symbol -22 of OBJECT',
  sympos: 'fault sympos 2 of OBJECT',
  relocation: 'fault relocation -8 of OBJECT',
  duplicate: 'fault duplicate object of OBJECT',
  nops: 'fault nops -12',
  init: 'fault init -19',
  address: 'fault address reused',
};

function isKind(word: string): word is FaultKind {
  return FAULTS.some(kind => kind === word);
}

/** The livepatch that changes the module, if one alone does. */
function changing(module: string, { livepatches }: World): string | Mistake {
  const found = Object.entries(livepatches).flatMap(([patch, { objects }]) =>
    objects.some(({ name }) => name === module) ? [patch] : [],
  );
  const [only, other] = found;
  if (only !== undefined && other === undefined) return only;
  return {
    code: 'wrong-fault',
    what: 'the fault does not say in which livepatch',
    expected:
      only === undefined
        ? `one that changes ${module}, and none does`
        : found.map(patch => `in ${patch}`).join(' or '),
  };
}

function faultWords({ verb, subject }: Step, data: FaultData): string {
  const kind = FAULTS.find(name => data[name] !== undefined) ?? 'address';
  return [
    `fault ${kind} ${data[kind]}`,
    ...(data.in === subject ? [] : [`in ${data.in}`]),
    ...(data.object === undefined || (verb === 'insert' && data.object === subject)
      ? []
      : [`of ${data.object}`]),
  ].join(' ');
}

function wrong(what: string, expected: string): { readonly mistake: Mistake } {
  return { mistake: { code: 'wrong-step', what, expected } };
}
