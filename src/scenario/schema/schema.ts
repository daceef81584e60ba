import * as z from 'zod/mini';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import { RELEASES } from '../../../machines/releases.ts';
import { visible } from '../../problem/visible.ts';
import { KERNEL_EXPECTED } from '../release.ts';
import { livepatch } from './livepatch.ts';
import { fault, step } from './step.ts';
import { atMost, count, flag, line, lines, MOST, names, text, time, version, word } from './terms.ts';

const MOST_FAULTS = 256;

const targetModule = z.nullable(
  z.strictObject(
    {
      loaded: z.optional(flag).check(z.describe('Whether it is loaded at the start; default false.')),
      functions: z.optional(names).check(z.describe('Functions that tasks may sit in.')),
      needs: z
        .optional(
          z.record(word, word, { error: 'a map of other modules to the symbols that it uses of them' }),
        )
        .check(z.describe('Another module: the symbol of it that this one uses.')),
      log: z
        .optional(
          z.strictObject(
            {
              init: z.optional(lines).check(z.describe('Lines that its init function prints.')),
              exit: z.optional(lines).check(z.describe('Lines that its exit function prints.')),
            },
            { error: 'a map with init and exit' },
          ),
        )
        .check(z.describe('What the module itself prints.')),
    },
    { error: 'a map ({} for a module that is not loaded)' },
  ),
);

const TASK_COUNT = `an integer, 1 to ${MOST}`;
const task = z.strictObject(
  {
    name: word.check(z.describe('With `count`, the tasks are called name-1, name-2, …')),
    in: z.optional(word).check(z.describe('The function that it sits in while it is blocked.')),
    blocked: z.optional(flag).check(z.describe('Whether it sits there from the start; default true.')),
    count: z
      .optional(
        z
          .int({ error: TASK_COUNT })
          .check(z.minimum(1, { error: TASK_COUNT }), z.maximum(MOST, { error: TASK_COUNT })),
      )
      .check(z.describe('So many tasks that differ in name alone.')),
    is: z
      .optional(
        z.enum(['asleep', 'running', 'unreliable', 'idle'], { error: 'asleep, running, unreliable or idle' }),
      )
      .check(
        z.describe(
          'How an attempt to switch it finds it: asleep, always running, on an unreliable stack, or as the idle task of a CPU.',
        ),
      ),
    until: z
      .optional(z.enum(['never', 'signal', 'wake-up', 'exit'], { error: 'never, signal, wake-up or exit' }))
      .check(
        z.describe(
          "never: nothing moves it on; signal, wake-up: the kernel's does; exit: its own exit, in there.",
        ),
      ),
    parent: z
      .optional(word)
      .check(z.describe('The task that forks it; default: it is there from the start.')),
  },
  { error: 'a map with the name of a task' },
);

const property = z.enum(PROPERTY_NAMES, { error: `one of ${PROPERTY_NAMES.join(', ')}` });
const properties = z
  .array(property, { error: 'a list of properties' })
  .check(z.maxLength(PROPERTY_NAMES.length, { error: 'each property at most once' }));

const RUNS = 'a livepatch, original, or a map with patched and unpatched';
const runs = z.union(
  [
    word,
    z.strictObject({
      patched: word.check(z.describe('In tasks that have switched to the patched universe.')),
      unpatched: word.check(z.describe('In tasks that have not.')),
    }),
  ],
  { error: RUNS },
);

const VALUE = 'an integer, or a short text without blanks';
const value = z.union(
  [z.int({ error: VALUE }), z.string({ error: VALUE }).check(z.regex(/^[^\s=()]{1,64}$/, { error: VALUE }))],
  {
    error: VALUE,
  },
);

const expectation = z.strictObject(
  {
    log: z.optional(lines).check(z.describe('The whole kernel log.')),
    features: z
      .optional(
        z.record(
          word,
          z.strictObject(
            {
              version: version.check(z.describe('The registered version.')),
              owner: line.check(
                z.describe('An object of a livepatch, such as A1/vmlinux, a livepatch, or dangling.'),
              ),
            },
            { error: 'a map with version and owner' },
          ),
          { error: 'a map of features ({} when none is registered)' },
        ),
      )
      .check(z.describe('What is registered in the end: exactly these.')),
    effects: z
      .optional(z.record(word, count, { error: 'a map of features to versions (0: off)' }))
      .check(z.describe('Feature: the version at which its effect is on in the end; 0: off.')),
    enabled: z
      .optional(names.check(z.maxLength(MOST, { error: `at most ${MOST} livepatches` })))
      .check(z.describe('The livepatches that are enabled in the end.')),
    settings: z
      .optional(z.record(word, value, { error: 'a map of settings to their values' }))
      .check(z.describe('Setting: what its value is in the end.')),
    runs: z
      .optional(z.record(word, runs, { error: 'a map of functions to whose version of them runs' }))
      .check(z.describe('Function: whose version of it runs in the end, a livepatch or original.')),
    violations: z.optional(properties).check(z.describe('Each of these must be found violated.')),
    holds: z.optional(properties).check(z.describe('None of these may be found violated.')),
  },
  { error: 'a map of what simulate must find' },
);

const BOUND = 'a positive integer';
const bound = z.int({ error: BOUND }).check(z.minimum(1, { error: BOUND }));

const bounds = z.strictObject(
  {
    depth: z.optional(bound).check(z.describe('The longest history, in steps; default: no bound.')),
    faults: z.optional(count).check(z.describe('How many faults one history may take; default: 1.')),
    force: z.optional(flag).check(z.describe('Whether force is explored; default false.')),
    states: z.optional(bound).check(z.describe('How many states may be found; default: no bound.')),
  },
  { error: 'a map of bounds' },
);

const setting = z.union(
  [
    value,
    z.strictObject(
      {
        value: value.check(z.describe('What it is before the first livepatch.')),
        admin: z
          .optional(z.array(value, { error: 'a list of values' }))
          .check(z.describe('What an administrator may set it to; each is a choice for explore.')),
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
      title: z.string({ error: TITLE }).check(
        z.regex(/\S/, { error: TITLE }),
        z.overwrite(title => visible(title.trim().replaceAll(/\s+/g, ' '))),
        z.describe('What happens, in one line.'),
      ),
      about: z.optional(text).check(z.describe('What it shows, and why that matters.')),
      kernel: z
        .optional(
          z
            .union([z.string(), z.number()], { error: KERNEL_EXPECTED })
            .check(z.meta({ enum: [...RELEASES, ...new Set(RELEASES.map(Number))] })),
        )
        .check(z.describe('The release whose rules the core has; default 6.12.')),
      design: z.optional(line).check(z.describe('Who keeps the features safe; --design overrides it.')),
      attempt: z
        .optional(time)
        .check(
          z.describe(
            'How long an attempt to switch all tasks takes: seconds, or text such as 10s; default 0.',
          ),
        ),
      reliable_stacks: z
        .optional(flag)
        .check(z.describe('false: an architecture without reliable stack traces; default true.')),
      modules: z
        .optional(
          atMost(
            MOST,
            'modules',
            z.record(word, targetModule, { error: 'a map of modules ({} when there is none)' }),
          ),
        )
        .check(z.describe('Target modules; vmlinux is always there.')),
      settings: z
        .optional(
          atMost(MOST, 'settings', z.record(word, setting, { error: 'a map of settings to their values' })),
        )
        .check(z.describe('Values that callbacks save, set and restore, and an administrator sets.')),
      livepatches: atMost(
        MOST,
        'livepatches',
        z.record(word, livepatch, { error: 'a map of livepatches' }).check(
          z.refine(map => Object.keys(map).length > 0, {
            error: 'at least one livepatch, such as { N: {} }',
          }),
          z.meta({ minProperties: 1 }),
        ),
      ).check(z.describe('At least one.')),
      tasks: z
        .optional(
          z
            .array(task, { error: 'a list of tasks ([] when there is none)' })
            .check(z.maxLength(MOST, { error: `at most ${MOST} tasks` })),
        )
        .check(z.describe('Default: none, and a transition may complete at any moment.')),
      faults: z
        .optional(
          z
            .array(fault, { error: 'a list of faults ([] when there is none)' })
            .check(z.maxLength(MOST_FAULTS, { error: `at most ${MOST_FAULTS} faults` })),
        )
        .check(z.describe('What may go wrong; each is a choice for explore.')),
      steps: z
        .optional(z.array(step, { error: 'a list of steps ([] when there is none)' }))
        .check(z.describe('One history through this world.')),
      expect: z.optional(expectation).check(z.describe('What simulate must find at the end of the steps.')),
      explore: z.optional(bounds).check(z.describe('Bounds; default: none, until every history is walked.')),
    },
    { error: 'a map with at least title and livepatches' },
  )
  .check(z.meta({ title: 'klpwalk scenario' }));

/** A scenario file's data. */
export type ScenarioData = z.output<typeof scenarioSchema>;
export type ModuleData = z.output<typeof targetModule>;
export type TaskData = z.output<typeof task>;
export type SettingData = z.output<typeof setting>;
