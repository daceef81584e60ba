import * as z from 'zod';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import { RELEASES } from '../../../machines/releases.ts';
import { visible } from '../../problem/visible.ts';
import { KERNEL_EXPECTED } from '../release.ts';
import { livepatch } from './livepatch.ts';
import { fault, step } from './step.ts';
import { atMost, count, flag, line, lines, MOST, names, text, time, version, word } from './terms.ts';

const MOST_FAULTS = 256;

const targetModule = z
  .strictObject(
    {
      loaded: flag.optional().describe('Whether it is loaded at the start; default false.'),
      functions: names.optional().describe('Functions that tasks may sit in.'),
      needs: z
        .record(word, word, { error: 'a map of other modules to the symbols that it uses of them' })
        .optional()
        .describe('Another module: the symbol of it that this one uses.'),
      log: z
        .strictObject(
          {
            init: lines.optional().describe('Lines that its init function prints.'),
            exit: lines.optional().describe('Lines that its exit function prints.'),
          },
          { error: 'a map with init and exit' },
        )
        .optional()
        .describe('What the module itself prints.'),
    },
    { error: 'a map ({} for a module that is not loaded)' },
  )
  .nullable();

const TASK_COUNT = `an integer, 1 to ${MOST}`;
const task = z.strictObject(
  {
    name: word.describe('With `count`, the tasks are called name-1, name-2, …'),
    in: word.optional().describe('The function that it sits in while it is blocked.'),
    blocked: flag.optional().describe('Whether it sits there from the start; default true.'),
    count: z
      .int({ error: TASK_COUNT })
      .min(1, { error: TASK_COUNT })
      .max(MOST, { error: TASK_COUNT })
      .optional()
      .describe('So many tasks that differ in name alone.'),
    is: z
      .enum(['asleep', 'running', 'unreliable', 'idle'], { error: 'asleep, running, unreliable or idle' })
      .optional()
      .describe(
        'How an attempt to switch it finds it: asleep, always running, on an unreliable stack, or as the idle task of a CPU.',
      ),
    until: z
      .enum(['never', 'signal', 'wake-up', 'exit'], { error: 'never, signal, wake-up or exit' })
      .optional()
      .describe(
        "never: nothing moves it on; signal, wake-up: the kernel's does; exit: its own exit, in there.",
      ),
    parent: word.optional().describe('The task that forks it; default: it is there from the start.'),
  },
  { error: 'a map with the name of a task' },
);

const property = z.enum(PROPERTY_NAMES, { error: `one of ${PROPERTY_NAMES.join(', ')}` });
const properties = z
  .array(property, { error: 'a list of properties' })
  .max(PROPERTY_NAMES.length, { error: 'each property at most once' });

const RUNS = 'a livepatch, original, or a map with patched and unpatched';
const runs = z.union(
  [
    word,
    z.strictObject({
      patched: word.describe('In tasks that have switched to the patched universe.'),
      unpatched: word.describe('In tasks that have not.'),
    }),
  ],
  { error: RUNS },
);

const VALUE = 'an integer, or a short text without blanks';
const value = z.union(
  [z.int({ error: VALUE }), z.string({ error: VALUE }).regex(/^[^\s=()]{1,64}$/, { error: VALUE })],
  {
    error: VALUE,
  },
);

const expectation = z.strictObject(
  {
    log: lines.optional().describe('The whole kernel log.'),
    features: z
      .record(
        word,
        z.strictObject(
          {
            version: version.describe('The registered version.'),
            owner: line.describe('An object of a livepatch, such as A1/vmlinux, a livepatch, or dangling.'),
          },
          { error: 'a map with version and owner' },
        ),
        { error: 'a map of features ({} when none is registered)' },
      )
      .optional()
      .describe('What is registered in the end: exactly these.'),
    effects: z
      .record(word, count, { error: 'a map of features to versions (0: off)' })
      .optional()
      .describe('Feature: the version at which its effect is on in the end; 0: off.'),
    enabled: names
      .max(MOST, { error: `at most ${MOST} livepatches` })
      .optional()
      .describe('The livepatches that are enabled in the end.'),
    settings: z
      .record(word, value, { error: 'a map of settings to their values' })
      .optional()
      .describe('Setting: what its value is in the end.'),
    runs: z
      .record(word, runs, { error: 'a map of functions to whose version of them runs' })
      .optional()
      .describe('Function: whose version of it runs in the end, a livepatch or original.'),
    violations: properties.optional().describe('Each of these must be found violated.'),
    holds: properties.optional().describe('None of these may be found violated.'),
  },
  { error: 'a map of what simulate must find' },
);

const BOUND = 'a positive integer';
const bound = z.int({ error: BOUND }).min(1, { error: BOUND });

const bounds = z.strictObject(
  {
    depth: bound.optional().describe('The longest history, in steps; default: no bound.'),
    faults: count.optional().describe('How many faults one history may take; default: 1.'),
    force: flag.optional().describe('Whether force is explored; default false.'),
    states: bound.optional().describe('How many states may be found; default: no bound.'),
  },
  { error: 'a map of bounds' },
);

const setting = z.union(
  [
    value,
    z.strictObject(
      {
        value: value.describe('What it is before the first livepatch.'),
        admin: z
          .array(value, { error: 'a list of values' })
          .optional()
          .describe('What an administrator may set it to; each is a choice for explore.'),
      },
      { error: 'a value, or a map with value and admin' },
    ),
  ],
  { error: VALUE },
);

const TITLE = 'a title';
/** A scenario file. Nothing is filled in and nothing is looked up here: `worldOf` does that. */
export const scenarioSchema = z
  .strictObject(
    {
      title: z
        .string({ error: TITLE })
        .regex(/\S/, { error: TITLE })
        .overwrite(title => visible(title.trim().replaceAll(/\s+/g, ' ')))
        .describe('What happens, in one line.'),
      about: text.optional().describe('What it shows, and why that matters.'),
      kernel: z
        .union([z.string(), z.number()], { error: KERNEL_EXPECTED })
        .meta({ enum: [...RELEASES, ...new Set(RELEASES.map(Number))] })
        .optional()
        .describe('The release whose rules the core has; default 6.12.'),
      design: line.optional().describe('Who keeps the features safe; --design overrides it.'),
      attempt: time
        .optional()
        .describe('How long an attempt to switch all tasks takes: seconds, or text such as 10s; default 0.'),
      reliable_stacks: flag
        .optional()
        .describe('false: an architecture without reliable stack traces; default true.'),
      modules: atMost(
        MOST,
        'modules',
        z.record(word, targetModule, { error: 'a map of modules ({} when there is none)' }),
      )
        .optional()
        .describe('Target modules; vmlinux is always there.'),
      settings: atMost(
        MOST,
        'settings',
        z.record(word, setting, { error: 'a map of settings to their values' }),
      )
        .optional()
        .describe('Values that callbacks save, set and restore, and an administrator sets.'),
      livepatches: atMost(
        MOST,
        'livepatches',
        z
          .record(word, livepatch, { error: 'a map of livepatches' })
          .refine(map => Object.keys(map).length > 0, { error: 'at least one livepatch, such as { N: {} }' })
          .meta({ minProperties: 1 }),
      ).describe('At least one.'),
      tasks: z
        .array(task, { error: 'a list of tasks ([] when there is none)' })
        .max(MOST, { error: `at most ${MOST} tasks` })
        .optional()
        .describe('Default: none, and a transition may complete at any moment.'),
      faults: z
        .array(fault, { error: 'a list of faults ([] when there is none)' })
        .max(MOST_FAULTS, { error: `at most ${MOST_FAULTS} faults` })
        .optional()
        .describe('What may go wrong; each is a choice for explore.'),
      steps: z
        .array(step, { error: 'a list of steps ([] when there is none)' })
        .optional()
        .describe('One history through this world.'),
      expect: expectation.optional().describe('What simulate must find at the end of the steps.'),
      explore: bounds.optional().describe('Bounds; default: none, until every history is walked.'),
    },
    { error: 'a map with at least title and livepatches' },
  )
  .meta({ title: 'klpwalk scenario' });

/** A scenario file's data. */
export type ScenarioData = z.output<typeof scenarioSchema>;
export type ModuleData = z.output<typeof targetModule>;
export type TaskData = z.output<typeof task>;
export type SettingData = z.output<typeof setting>;
