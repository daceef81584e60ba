import * as z from 'zod';
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
        .union(
          [
            z
              .int({ error: RESULT })
              .min(LEAST_ERRNO, { error: RESULT })
              .max(LARGEST_RESULT, { error: RESULT }),
            z.literal(false, { error: RESULT }),
            body,
          ],
          { error: RESULT },
        )
        .optional()
        .describe(
          'Statements; or what it returns before it touches any feature (0: it goes on as the design says); false: there is none.',
        ),
      post_patch: callback
        .optional()
        .describe(
          'Statements; or whether there is a post_patch, which does as the design says; default false.',
        ),
      pre_unpatch: callback
        .optional()
        .describe(
          'Statements; or whether there is a pre_unpatch, which does as the design says; default false.',
        ),
      post_unpatch: callback
        .optional()
        .describe(
          'Statements; or whether there is a post_unpatch, which does as the design says; default false.',
        ),
      log: z
        .literal('std', { error: '"std"' })
        .optional()
        .describe("std: each callback first prints a line, as those of the kernel's test modules do."),
    },
    { error: 'a map of callbacks' },
  )
  .describe('Default: all four when the object carries features, else none.');

const PATCH_OBJECT = 'an object: its name, or a map with name, functions and callbacks';
const patchObject = z.union(
  [
    word,
    z.strictObject(
      {
        name: word.describe('vmlinux or a target module.'),
        functions: z
          .record(word, word, { error: 'a map of functions to their replacements' })
          .optional()
          .describe('Function: its replacement. Default: some functions that nobody else touches.'),
        callbacks: callbacks.optional(),
      },
      { error: PATCH_OBJECT },
    ),
  ],
  { error: PATCH_OBJECT },
);

const objectNames = names.max(MOST + 1, { error: `at most ${MOST + 1} names` });
const RELOCATIONS = 'true, false or a list of objects';
/** One livepatch, under its name. */
export const livepatch = z.strictObject(
  {
    replace: flag
      .optional()
      .describe('Whether it replaces all older livepatches (cumulative); default true.'),
    objects: z
      .array(patchObject, { error: 'a list of objects' })
      .min(1, { error: 'at least one object' })
      .max(MOST + 1, { error: `at most ${MOST + 1} objects` })
      .optional()
      .describe('In callback order; default [vmlinux].'),
    features: versions.optional().describe('Feature: version. What the callbacks change in the system.'),
    carries: objectNames
      .optional()
      .describe('Objects whose callbacks handle the features; default: all of them.'),
    retires: versions.optional().describe('Feature: version. What this livepatch undoes and then frees.'),
    relocations: z
      .union([flag, objectNames], { error: RELOCATIONS })
      .optional()
      .describe(
        'true, or for which objects: the module has livepatch relocations, as kpatch-build and klp-build make them; default false.',
      ),
    design: line
      .optional()
      .describe(
        'The design that its functions follow, where it is not that of the world: a name, or a file in YAML.',
      ),
    module_init: body.optional().describe('What its init does before klp_enable_patch.'),
    module_exit: body.optional().describe('What its exit does.'),
    compatible: z
      .enum(COMPATIBLE_NAMES, { error: oneOf(COMPATIBLE_NAMES) })
      .optional()
      .describe('What it must know, or its load is refused; default: by what its bodies call.'),
    marked: flag.optional().describe('false: the module is not marked as a livepatch; default true.'),
    replaceable: flag.optional().describe(DESIGN_KEYS.replaceable),
    set: count.optional().describe(DESIGN_KEYS.set),
    provides: word.optional().describe(DESIGN_KEYS.provides),
    obsoletes: names
      .max(MOST, { error: `at most ${MOST} names` })
      .optional()
      .describe(DESIGN_KEYS.obsoletes),
    block_disable: flag.optional().describe(DESIGN_KEYS.block_disable),
  },
  { error: 'a map ({} for a livepatch that knows no feature)' },
);

export type LivepatchData = z.output<typeof livepatch>;
