import * as z from 'zod/mini';
import { DESIGN_KEYS } from '../../../machines/design-keys.ts';
import { COMPATIBLE_NAMES } from '../../../machines/designs/compatible.ts';
import { oneOf } from '../../problem/unknown-name.ts';
import { body } from './body.ts';
import { count, flag, LARGEST_RESULT, LEAST_ERRNO, line, MOST, names, versions, word } from './terms.ts';

const CALLBACK = 'true, false or a list of statements';
const callback = z.union([z.boolean({ error: CALLBACK }), body], { error: CALLBACK });
const RESULT =
  'an integer from -4095 (0: success), false when there is no pre_patch, or a list of statements';
const callbacks = z
  .strictObject(
    {
      pre_patch: z
        .optional(
          z.union(
            [
              z
                .int({ error: RESULT })
                .check(
                  z.minimum(LEAST_ERRNO, { error: RESULT }),
                  z.maximum(LARGEST_RESULT, { error: RESULT }),
                ),
              z.literal(false, { error: RESULT }),
              body,
            ],
            { error: RESULT },
          ),
        )
        .check(
          z.describe(
            'Statements; or what it returns before it touches any feature (0: it goes on as the design says); false: there is none.',
          ),
        ),
      post_patch: z
        .optional(callback)
        .check(
          z.describe(
            'Statements; or whether there is a post_patch, which does as the design says; default false.',
          ),
        ),
      pre_unpatch: z
        .optional(callback)
        .check(
          z.describe(
            'Statements; or whether there is a pre_unpatch, which does as the design says; default false.',
          ),
        ),
      post_unpatch: z
        .optional(callback)
        .check(
          z.describe(
            'Statements; or whether there is a post_unpatch, which does as the design says; default false.',
          ),
        ),
      log: z
        .optional(z.literal('std', { error: '"std"' }))
        .check(
          z.describe("std: each callback first prints a line, as those of the kernel's test modules do."),
        ),
    },
    { error: 'a map of callbacks' },
  )
  .check(z.describe('Default: all four when the object carries features, else none.'));

const PATCH_OBJECT = 'an object: its name, or a map with name, functions and callbacks';
const patchObject = z.union(
  [
    word,
    z.strictObject(
      {
        name: word.check(z.describe('vmlinux or a target module.')),
        functions: z
          .optional(z.record(word, word, { error: 'a map of functions to their replacements' }))
          .check(z.describe('Function: its replacement. Default: some functions that nobody else touches.')),
        callbacks: z.optional(callbacks),
      },
      { error: PATCH_OBJECT },
    ),
  ],
  { error: PATCH_OBJECT },
);

const objectNames = names.check(z.maxLength(MOST + 1, { error: `at most ${MOST + 1} names` }));
const RELOCATIONS = 'true, false or a list of objects';
/** One livepatch, under its name. */
export const livepatch = z.strictObject(
  {
    replace: z
      .optional(flag)
      .check(z.describe('Whether it replaces all older livepatches (cumulative); default true.')),
    objects: z
      .optional(
        z
          .array(patchObject, { error: 'a list of objects' })
          .check(
            z.minLength(1, { error: 'at least one object' }),
            z.maxLength(MOST + 1, { error: `at most ${MOST + 1} objects` }),
          ),
      )
      .check(z.describe('In callback order; default [vmlinux].')),
    features: z
      .optional(versions)
      .check(z.describe('Feature: version. What the callbacks change in the system.')),
    carries: z
      .optional(objectNames)
      .check(z.describe('Objects whose callbacks handle the features; default: all of them.')),
    retires: z
      .optional(versions)
      .check(z.describe('Feature: version. What this livepatch undoes and then frees.')),
    relocations: z
      .optional(z.union([flag, objectNames], { error: RELOCATIONS }))
      .check(
        z.describe(
          'true, or for which objects: the module has livepatch relocations, as kpatch-build and klp-build make them; default false.',
        ),
      ),
    design: z
      .optional(line)
      .check(
        z.describe(
          'The design that its functions follow, where it is not that of the world: a name, or a file in YAML.',
        ),
      ),
    module_init: z.optional(body).check(z.describe('What its init does before klp_enable_patch.')),
    module_exit: z.optional(body).check(z.describe('What its exit does.')),
    compatible: z
      .optional(z.enum(COMPATIBLE_NAMES, { error: oneOf(COMPATIBLE_NAMES) }))
      .check(z.describe('What it must know, or its load is refused; default: by what its bodies call.')),
    marked: z
      .optional(flag)
      .check(z.describe('false: the module is not marked as a livepatch; default true.')),
    replaceable: z.optional(flag).check(z.describe(DESIGN_KEYS.replaceable)),
    set: z.optional(count).check(z.describe(DESIGN_KEYS.set)),
    provides: z.optional(word).check(z.describe(DESIGN_KEYS.provides)),
    obsoletes: z
      .optional(names.check(z.maxLength(MOST, { error: `at most ${MOST} names` })))
      .check(z.describe(DESIGN_KEYS.obsoletes)),
    block_disable: z.optional(flag).check(z.describe(DESIGN_KEYS.block_disable)),
  },
  { error: 'a map ({} for a livepatch that knows no feature)' },
);

export type LivepatchData = z.output<typeof livepatch>;
