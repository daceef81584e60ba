import * as z from 'zod/mini';
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
      in: word.check(z.describe('The livepatch that meets it; for `init` the target module.')),
      object: z
        .optional(word)
        .check(z.describe("Which of the livepatch's objects; may be left out when there is one.")),
      allocation: z
        .optional(word)
        .check(z.describe('Allocating this feature, or this shadow variable, fails with -ENOMEM.')),
      ctor: z.optional(word).check(z.describe('The constructor of this shadow variable fails.')),
      pre_patch: z
        .optional(
          z.int({ error: FAILURE }).check(
            z.minimum(LEAST_ERRNO, { error: FAILURE }),
            z.maximum(LARGEST_RESULT, { error: FAILURE }),
            z.refine(code => code !== 0, { error: FAILURE }),
            z.meta({ not: { const: 0 } }),
          ),
        )
        .check(z.describe('pre_patch returns this before it touches any feature.')),
      patching: z
        .optional(errno)
        .check(
          z.describe(
            'A function cannot be patched: -22 its location is not found, -12 no memory, else as register.',
          ),
        ),
      filter: z
        .optional(errno)
        .check(z.describe('A function cannot be patched: no ftrace filter can be set.')),
      register: z
        .optional(errno)
        .check(z.describe('A function cannot be patched: no ftrace handler can be registered.')),
      symbol: z
        .optional(z.literal([-22, -2, 'ambiguous'], { error: SYMBOL }))
        .check(
          z.describe(
            'A symbol of the object cannot be resolved: -22 not found, -2 its size is not known, ambiguous (-22).',
          ),
        ),
      sympos: z
        .optional(
          z
            .int({ error: POSITION })
            .check(z.minimum(1, { error: POSITION }), z.maximum(LARGEST_RESULT, { error: POSITION })),
        )
        .check(z.describe('A symbol of the object is asked for at this position, and there is none (-22).')),
      relocation: z
        .optional(z.literal(-8, { error: RELOCATION }))
        .check(z.describe('The relocations for the object cannot be written.')),
      duplicate: z
        .optional(z.enum(['object', 'function'], { error: 'object or function' }))
        .check(z.describe('The object, or a function of it, is listed twice (-17).')),
      nops: z
        .optional(z.literal(-12, { error: NOPS }))
        .check(z.describe('There is no memory for the nops of a replacing livepatch.')),
      init: z.optional(errno).check(z.describe('The init function of a target module returns this.')),
      address: z
        .optional(z.literal('reused', { error: '"reused"' }))
        .check(
          z.describe('The livepatch is loaded where the owner of a feature was that has been unloaded.'),
        ),
    },
    { error: 'a map that says where (in) and what goes wrong' },
  )
  .check(
    z.meta({
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
    }),
  );

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
        do: z.string({ error: DO }).check(z.describe('The step, such as: load A1 &')),
        fails: z
          .optional(z.string({ error: FAILS }).check(z.regex(/^E[A-Z0-9]{1,14}$/, { error: FAILS })))
          .check(z.describe('What it must fail with; default: it must succeed.')),
        fault: z.optional(fault).check(z.describe('What goes wrong in it.')),
        running: z
          .optional(
            z.union([z.literal('all', { error: RUNNING }), names.check(z.minLength(1, { error: RUNNING }))], {
              error: RUNNING,
            }),
          )
          .check(
            z.describe('Tasks that are on a CPU when load or disable tries to switch them; default: none.'),
          ),
        at: z
          .optional(time)
          .check(z.describe('Virtual time since the start: seconds, or text such as 12.5s, 250ms, 2m.')),
      },
      { error: STEP },
    ),
  ],
  { error: STEP },
);

export type FaultData = z.output<typeof fault>;
export type StepData = z.output<typeof step>;
