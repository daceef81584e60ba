import * as z from 'zod';
import type { BodyName } from '../../../machines/body/statement.ts';
import { COMPATIBLE_NAMES } from '../../../machines/designs/compatible.ts';
import { RELEASES } from '../../../machines/releases.ts';
import { oneOf } from '../../problem/unknown-name.ts';
import { body } from './body.ts';
import { line, text, word } from './terms.ts';

const RELEASE = `${oneOf(RELEASES)}, in quotes`;
const COMPATIBLE = oneOf(COMPATIBLE_NAMES);

const bodies = {
  module_init: body
    .optional()
    .describe("What the init of the livepatch's module does, before klp_enable_patch."),
  pre_patch: body.optional(),
  post_patch: body.optional(),
  pre_unpatch: body.optional(),
  post_unpatch: body.optional(),
  module_exit: body.optional().describe('What its exit does; also where its init fails.'),
} satisfies Record<BodyName, unknown>;

/** A file with a design: what the functions of every livepatch do. */
export const designSchema = z.strictObject(
  {
    name: word.describe('What --design and the tables call it.'),
    about: line.describe('What it is, and where it was proposed, in one sentence.'),
    notes: text.optional().describe('More of it.'),
    since: z
      .enum(RELEASES, { error: RELEASE })
      .optional()
      .describe('The first release that has what it needs.'),
    compatible: z
      .enum(COMPATIBLE_NAMES, { error: COMPATIBLE })
      .optional()
      .describe('What a livepatch has to know, or it is refused; default: nothing.'),
    like: word.optional().describe('The design whose bodies it has, where it has none.'),
    ...bodies,
  },
  { error: 'a map with at least name, about and a body' },
);
