import type { AnyStateMachine, EventObject } from 'xstate';
import type { Property } from '../explore/index.ts';
import { toProblem } from '../problem/mistake.ts';
import { didYouMean } from '../problem/nearest.ts';
import { type Place, ProblemError } from '../problem/problem.ts';
import { quoted } from '../problem/quoted.ts';
import { exportedMachine } from './exported-machine.ts';
import { proposedEvents } from './proposed-events.ts';

/** A machine of somebody's, and what may come to it. */
export interface Subject {
  readonly file: string;
  /** The name of the export. */
  readonly name: string;
  readonly machine: AnyStateMachine;
  readonly events: readonly EventObject[];
  /** Nobody has given events: these are the machine's own, without what they carry. */
  readonly isProposed: boolean;
  /** What its context is made from; left out: nothing was given. */
  readonly input?: unknown;
  /** What its actors may answer, by source or id; left out: nobody has said so. */
  readonly outcomes?: Readonly<Record<string, object>>;
  /** The file that `outcomes` are from; left out: the machine's own. */
  readonly outcomesFile?: string;
  /** Which of its actors are walked with it; left out: none. */
  readonly children?: 'explore' | Readonly<Record<string, object>>;
  /** Left out: a delay may end at any time. */
  readonly time?: 'any' | 'ordered';
  /** What must hold of it. */
  readonly properties: readonly MachineProperty[];
}

type MachineProperty = Property<object, unknown>;

/** What a module exports, and what was given beside it; left out: nothing was. */
export interface Given {
  readonly exported: ReadonlyMap<string, unknown>;
  readonly events?: unknown;
  readonly outcomes?: unknown;
  readonly input?: unknown;
}

/** What stands on the command line, files and a name. */
export interface Aims {
  readonly export?: string;
  readonly events?: string;
  readonly outcomes?: string;
  readonly input?: string;
  readonly children?: boolean;
  readonly time?: 'any' | 'ordered';
}

/**
 * The machine of a module, and what may come to it: what is given beside the module goes before what it exports.
 *
 * @throws ProblemError
 */
export function subjectOf(file: string, aims: Aims, { exported, ...given }: Given): Subject {
  const { name, machine } = exportedMachine(file, exported, aims.export ?? null);
  const {
    events = exported.get('events'),
    outcomes = exported.get('outcomes'),
    input = exported.get('input'),
  } = given;
  const children = aims.children === true ? 'explore' : childrenIn(exported.get('children'), { file });
  const time = aims.time ?? timeIn(exported.get('time'), { file });
  const where = { file: aims.events ?? file };
  return {
    file,
    name,
    machine,
    events: events === undefined ? proposedEvents(machine) : eventsIn(events, machine, where),
    isProposed: events === undefined,
    ...(outcomes === undefined ? {} : { outcomes: outcomesIn(outcomes, { file: aims.outcomes ?? file }) }),
    ...(aims.outcomes === undefined ? {} : { outcomesFile: aims.outcomes }),
    ...(input === undefined ? {} : { input }),
    ...(children === undefined ? {} : { children }),
    ...(time === undefined ? {} : { time }),
    properties: propertiesIn(exported.get('properties'), { file }),
  };
}

/** @throws ProblemError where they are none */
function childrenIn(given: unknown, where: Place): Subject['children'] {
  if (given === undefined || given === 'explore') return given;
  return recordsIn(
    given,
    where,
    'children',
    '"explore", or an object by the sources or ids of actors',
    '{ events: [] }',
  );
}

/** @throws ProblemError where it is none */
function timeIn(given: unknown, where: Place): Subject['time'] {
  if (given === undefined || given === 'any' || given === 'ordered') return given;
  throw wrong(where, 'time', given, '"any" or "ordered"');
}

/** The explorer looks at what they consist of. @throws ProblemError where they are none */
function propertiesIn(given: unknown, where: Place): readonly MachineProperty[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw wrong(where, 'properties', given, 'a list of properties');
  return given.map((property: unknown, place) => {
    if (isProperty(property)) return property;
    const example = "a property, such as { kind: 'never', name: 'overdrawn', when: state => ... }";
    throw wrong(where, `properties[${place}]`, property, example);
  });
}

function isProperty(value: unknown): value is MachineProperty {
  return isRecord(value) && 'kind' in value && 'name' in value && typeof value.name === 'string';
}

/** @throws ProblemError where they are none */
function outcomesIn(given: unknown, where: Place): Readonly<Record<string, object>> {
  const example = '{ done: [1], error: [] }';
  return recordsIn(given, where, 'outcomes', 'an object by the sources or ids of actors', example);
}

/** The explorer looks at what the members consist of. @throws ProblemError where they are none */
function recordsIn(
  given: unknown,
  where: Place,
  key: string,
  expected: string,
  example: string,
): Readonly<Record<string, object>> {
  if (!isRecord(given)) throw wrong(where, key, given, expected);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]): [string, object] => {
      if (isRecord(value)) return [name, value];
      const what = key === 'outcomes' ? 'what it may answer' : 'what may be sent to it';
      throw wrong(where, `${key}.${name}`, value, `${what}, such as ${example}`);
    }),
  );
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws ProblemError that names the first one that is none, or that the machine does not know */
function eventsIn(given: unknown, machine: AnyStateMachine, where: Place): readonly EventObject[] {
  const events = eventList(given, where);
  for (const [place, { type }] of events.entries()) {
    if (machine.events.some(known => isFor(known, type))) continue;
    const types = proposedEvents(machine).map(({ type }) => type);
    const mistake = {
      code: 'unknown-event',
      what: `no state of the machine has a transition for ${quoted(type)}`,
      expected: types.length === 0 ? 'no events at all' : `one of ${types.join(', ')}`,
      hints: didYouMean(type, types),
    };
    throw new ProblemError([toProblem(mistake, { ...where, key: `events[${place}]` })]);
  }
  return events;
}

/** @throws ProblemError that names the first one that is none */
export function eventList(given: unknown, where: Place): readonly EventObject[] {
  if (!Array.isArray(given)) throw wrong(where, 'events', given, 'a list of events');
  return given.map((event: unknown, place) => {
    if (isEvent(event)) return event;
    throw wrong(where, `events[${place}]`, event, "an event, such as { type: 'submit' }");
  });
}

function isEvent(value: unknown): value is EventObject {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Whether a key of `on` is for an event: it is its type, or a wildcard for it. */
function isFor(key: string, type: string): boolean {
  if (key === '*') return true;
  return key.endsWith('.*') ? `${type}.`.startsWith(key.slice(0, -1)) : key === type;
}

function wrong(where: Place, key: string, found: unknown, expected: string): ProblemError {
  const mistake = { code: 'not-given', what: `found ${quoted(found)}`, expected };
  return new ProblemError([toProblem(mistake, { ...where, key })]);
}
