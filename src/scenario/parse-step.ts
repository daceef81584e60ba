import { mayMeet, type Running } from '../../machines/events.ts';
import type { Value } from '../../machines/value.ts';
import type { World } from '../../machines/world.ts';
import type { Mistake, Read } from '../problem/mistake.ts';
import { didYouMean } from '../problem/nearest.ts';
import { quoted } from '../problem/quoted.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { readFault } from './faults.ts';
import type { StepData } from './schema/step.ts';
import { seconds } from './seconds.ts';
import { formatStep, type Step } from './step.ts';
import {
  includes,
  MODULE_VERBS,
  PATCH_VERBS,
  type SubjectVerb,
  TASK_VERBS,
  TRYING_VERBS,
  WAITING_VERBS,
} from './verbs.ts';

/** What steps may refer to. */
export type StepScope = Pick<World, 'livepatches' | 'modules' | 'tasks' | 'settings'>;

const VERBS = [...PATCH_VERBS, ...MODULE_VERBS, ...TASK_VERBS, 'set', 'complete'];

/**
 * Reads one item of a scenario's `steps`, or a line that a person typed, such as `load B2 &`.
 * Its fault need not be one of `World.faults`.
 */
export function parseStep(data: StepData, scope: StepScope): Read<Step> {
  if (typeof data === 'string') return parseLine(data, scope);
  const line = parseLine(data.do, scope);
  if ('mistake' in line) return { mistake: { ...line.mistake, at: ['do'] } };
  const at = data.at === undefined ? null : seconds(data.at);
  const mistake = runningMistake(line.value, data.running, scope);
  if (mistake !== null) return { mistake: { ...mistake, at: ['running', ...(mistake.at ?? [])] } };
  const running = data.running === undefined ? {} : { running: data.running };
  const step = { ...line.value, fails: data.fails ?? null, at, ...running };
  if (data.fault === undefined) return { value: step };

  const fault = readFault(data.fault, scope);
  if ('mistake' in fault) {
    return { mistake: { ...fault.mistake, at: ['fault', ...(fault.mistake.at ?? [])] } };
  }
  const { verb, subject } = step;
  const meets =
    (verb === 'load' || verb === 'insert') && mayMeet(fault.value, verb, subject, scope.livepatches);
  if (!meets) {
    return { mistake: { ...cannotMeet(data.do), at: ['fault'] } };
  }
  return { value: { ...step, fault: fault.value } };
}

function parseLine(line: string, scope: StepScope): Read<Step> {
  const wrong = (mistake: Mistake) => ({
    mistake: { ...mistake, what: `step ${quoted(line)}: ${mistake.what}` },
  });
  // As in a shell, the & needs no space before it.
  const words = line.trim().split(/\s+|(?=&)/);
  const background = words.at(-1) === '&';
  const [verb = '', name, extra] = background ? words.slice(0, -1) : words;
  const common = { fails: null, fault: null, at: null };

  if (verb === 'complete') {
    if (name !== undefined) return wrong(oneWordTooMany(name, 'complete'));
    return background
      ? wrong(noBackground(verb, 'complete'))
      : { value: { verb, subject: null, waits: false, ...common } };
  }
  if (verb === 'set') {
    const set = parseSet(words.slice(1), scope);
    return 'mistake' in set ? wrong(set.mistake) : { value: { ...set.value, waits: false, ...common } };
  }
  if (!includes([...PATCH_VERBS, ...MODULE_VERBS, ...TASK_VERBS], verb)) return wrong(unknownVerb(verb));
  if (name === undefined) return wrong(noSubject(verb));
  if (extra !== undefined) return wrong(oneWordTooMany(extra, `${verb} ${name}`));
  const mistake = subjectMistake(verb, name, scope);
  if (mistake !== null) return wrong(mistake);
  const mayWait = includes(WAITING_VERBS, verb);
  if (background && !mayWait) return wrong(noBackground(verb, `${verb} ${name}`));
  return { value: { verb, subject: name, waits: mayWait && !background, ...common } };
}

/** `NAME VALUE` */
function parseSet(
  [name, value, extra]: readonly string[],
  { settings = {} }: StepScope,
): Read<{ readonly verb: 'set'; readonly subject: string; readonly value: Value }> {
  if (name === undefined || value === undefined || extra !== undefined) {
    return {
      mistake: {
        code: 'wrong-step',
        what: 'it has to say what is set, and to which value',
        expected: '"set NAME VALUE"',
      },
    };
  }
  if (!Object.hasOwn(settings, name)) return { mistake: unknownName('setting', name, Object.keys(settings)) };
  return { value: { verb: 'set', subject: name, value: /^-?\d{1,15}$/.test(value) ? Number(value) : value } };
}

function nounOf(verb: SubjectVerb): 'livepatch' | 'target module' | 'task' {
  if (includes(PATCH_VERBS, verb)) return 'livepatch';
  return includes(MODULE_VERBS, verb) ? 'target module' : 'task';
}

/** What is wrong with `verb name` in this world. */
function subjectMistake(verb: SubjectVerb, name: string, scope: StepScope): Mistake | null {
  // A module may be called so, and the kernel refuses it.
  if (verb === 'insert' && name === 'vmlinux') return null;
  const noun = nounOf(verb);
  const declared = { livepatch: scope.livepatches, 'target module': scope.modules, task: scope.tasks };
  if (!Object.hasOwn(declared[noun], name)) {
    const mistake = unknownName(noun, name, Object.keys(declared[noun]));
    if (Object.hasOwn(scope.livepatches, name)) return { ...mistake, hints: [`${name} is a livepatch.`] };
    if (Object.hasOwn(scope.modules, name)) return { ...mistake, hints: [`${name} is a target module.`] };
    if (Object.hasOwn(scope.tasks, name)) return { ...mistake, hints: [`${name} is a task.`] };
    return mistake;
  }
  const task = scope.tasks[name];
  if ((verb === 'block' || verb === 'unblock') && task?.function === null) {
    return {
      code: 'impossible-step',
      what: `task ${name} sits in no function`,
      expected: 'a task with in',
      hints: [`Give ${name} the function, as in: { name: ${name}, in: FUNCTION, blocked: false }`],
    };
  }
  if (verb === 'fork' && task?.parent === null) {
    return {
      code: 'impossible-step',
      what: `task ${name} is there from the start`,
      expected: 'a task with parent',
      hints: [`Say who forks ${name}, as in: { name: ${name}, parent: TASK }`],
    };
  }
  return null;
}

/** What is wrong with the tasks that are to run in this step. */
function runningMistake(step: Step, running: Running | undefined, scope: StepScope): Mistake | null {
  if (running === undefined) return null;
  const line = formatStep(step);
  if (!includes(TRYING_VERBS, step.verb)) {
    return {
      code: 'impossible-step',
      what: `${line} tries to switch no task`,
      expected: `running beside ${TRYING_VERBS.join(' or ')}`,
    };
  }
  const tasks = Object.keys(scope.tasks);
  if (running === 'all') {
    return tasks.length > 0
      ? null
      : {
          code: 'impossible-step',
          what: 'no task is listed that could run',
          expected: 'tasks in the scenario',
        };
  }
  const strange = running.findIndex(name => !tasks.includes(name));
  if (strange === -1) return null;
  return { ...unknownName('task', String(running[strange]), tasks), at: [strange] };
}

function unknownVerb(verb: string): Mistake {
  return {
    code: 'unknown-verb',
    what: verb === '' ? 'no verb' : `unknown verb ${quoted(verb)}`,
    expected: `one of ${VERBS.join(', ')}`,
    hints: didYouMean(verb, VERBS),
  };
}

function noSubject(verb: SubjectVerb): Mistake {
  return {
    code: 'wrong-step',
    what: `it does not say what to ${verb}`,
    expected: `a ${nounOf(verb)} after it`,
  };
}

function oneWordTooMany(word: string, enough: string): Mistake {
  return { code: 'wrong-step', what: `${quoted(word)} is a word too many`, expected: `"${enough}"` };
}

function noBackground(verb: string, enough: string): Mistake {
  return {
    code: 'wrong-step',
    what: `& cannot stand after ${verb}`,
    expected: `"${enough}"`,
    hints: [`& goes with ${WAITING_VERBS.join(', ')}.`],
  };
}

function cannotMeet(line: string): Mistake {
  return {
    code: 'impossible-step',
    what: `step ${quoted(line)} cannot meet this fault`,
    expected: 'a fault in the livepatch that is loaded, or in the module that is inserted',
  };
}
