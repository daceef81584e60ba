import * as z from 'zod';
import { errno, LARGEST_RESULT, LEAST_ERRNO, names, time, word } from './terms.ts';

const FAILURE = 'an integer from -4095 that is not 0';
const SYMBOL = '-22 (not found), -2 (its size is not known) or ambiguous';
const RELOCATION = '-8 (the module loader refuses to write them)';
const NOPS = '-12 (there is no memory for them)';
const POSITION = 'a position from 1: the symbol is asked for there';
/** One thing that may go wrong. */
export const fault = z
  .strictObject(
    {
      in: word.describe('The livepatch that meets it; for `init` the target module.'),
      object: word
        .optional()
        .describe("Which of the livepatch's objects; may be left out when there is one."),
      allocation: word
        .optional()
        .describe('Allocating this feature, or this shadow variable, fails with -ENOMEM.'),
      ctor: word.optional().describe('The constructor of this shadow variable fails.'),
      pre_patch: z
        .int({ error: FAILURE })
        .min(LEAST_ERRNO, { error: FAILURE })
        .max(LARGEST_RESULT, { error: FAILURE })
        .refine(code => code !== 0, { error: FAILURE })
        .meta({ not: { const: 0 } })
        .optional()
        .describe('pre_patch returns this before it touches any feature.'),
      patching: errno
        .optional()
        .describe(
          'A function cannot be patched: -22 its location is not found, -12 no memory, else as register.',
        ),
      filter: errno.optional().describe('A function cannot be patched: no ftrace filter can be set.'),
      register: errno
        .optional()
        .describe('A function cannot be patched: no ftrace handler can be registered.'),
      symbol: z
        .literal([-22, -2, 'ambiguous'], { error: SYMBOL })
        .optional()
        .describe(
          'A symbol of the object cannot be resolved: -22 not found, -2 its size is not known, ambiguous (-22).',
        ),
      sympos: z
        .int({ error: POSITION })
        .min(1, { error: POSITION })
        .max(LARGEST_RESULT, { error: POSITION })
        .optional()
        .describe('A symbol of the object is asked for at this position, and there is none (-22).'),
      relocation: z
        .literal(-8, { error: RELOCATION })
        .optional()
        .describe('The relocations for the object cannot be written.'),
      duplicate: z
        .enum(['object', 'function'], { error: 'object or function' })
        .optional()
        .describe('The object, or a function of it, is listed twice (-17).'),
      nops: z
        .literal(-12, { error: NOPS })
        .optional()
        .describe('There is no memory for the nops of a replacing livepatch.'),
      init: errno.optional().describe('The init function of a target module returns this.'),
      address: z
        .literal('reused', { error: '"reused"' })
        .optional()
        .describe('The livepatch is loaded where the owner of a feature was that has been unloaded.'),
    },
    { error: 'a map that says where (in) and what goes wrong' },
  )
  .meta({
    oneOf: [
      { required: ['allocation'] },
      { required: ['ctor'] },
      { required: ['pre_patch'] },
      { required: ['patching'] },
      { required: ['filter'] },
      { required: ['register'] },
      { required: ['symbol'] },
      { required: ['sympos'] },
      { required: ['relocation'] },
      { required: ['duplicate'] },
      { required: ['nops'] },
      { required: ['init'] },
      { required: ['address'] },
    ],
  });

const RUNNING = 'all, or a list of tasks';
const STEP = 'a step such as "load A1", or a map with do';
const DO = 'a step such as "load A1 &"';
const FAILS = 'the name of an error, such as EBUSY';
/** One step, as a line or in full. */
export const step = z.union(
  [
    z.string({ error: DO }),
    z.strictObject(
      {
        do: z.string({ error: DO }).describe('The step, such as: load A1 &'),
        fails: z
          .string({ error: FAILS })
          .regex(/^E[A-Z0-9]{1,14}$/, { error: FAILS })
          .optional()
          .describe('What it must fail with; default: it must succeed.'),
        fault: fault.optional().describe('What goes wrong in it.'),
        running: z
          .union([z.literal('all', { error: RUNNING }), names.min(1, { error: RUNNING })], { error: RUNNING })
          .optional()
          .describe('Tasks that are on a CPU when load or disable tries to switch them; default: none.'),
        at: time
          .optional()
          .describe('Virtual time since the start: seconds, or text such as 12.5s, 250ms, 2m.'),
      },
      { error: STEP },
    ),
  ],
  { error: STEP },
);

export type FaultData = z.output<typeof fault>;
export type StepData = z.output<typeof step>;
