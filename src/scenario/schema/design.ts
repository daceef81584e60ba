import * as z from 'zod/mini';
import type { BodyName } from '../../../machines/body/statement.ts';
import { COMPATIBLE_NAMES } from '../../../machines/designs/compatible.ts';
import { RELEASES } from '../../../machines/releases.ts';
import { oneOf } from '../../problem/unknown-name.ts';
import { body } from './body.ts';
import { line, text, word } from './terms.ts';

const RELEASE = `${oneOf(RELEASES)}, in quotes`;
const COMPATIBLE = oneOf(COMPATIBLE_NAMES);

const bodies = {
  module_init: z
    .optional(body)
    .check(z.describe("What the init of the livepatch's module does, before klp_enable_patch.")),
  pre_patch: z.optional(body),
  post_patch: z.optional(body),
  pre_unpatch: z.optional(body),
  post_unpatch: z.optional(body),
  module_exit: z.optional(body).check(z.describe('What its exit does; also where its init fails.')),
} satisfies Record<BodyName, unknown>;

/** A file with a design: what the functions of every livepatch do. */
export const designSchema = z.strictObject(
  {
    name: word.check(z.describe('What --design and the tables call it.')),
    about: line.check(z.describe('What it is, and where it was proposed, in one sentence.')),
    notes: z.optional(text).check(z.describe('More of it.')),
    since: z
      .optional(z.enum(RELEASES, { error: RELEASE }))
      .check(z.describe('The first release that has what it needs.')),
    compatible: z
      .optional(z.enum(COMPATIBLE_NAMES, { error: COMPATIBLE }))
      .check(z.describe('What a livepatch has to know, or it is refused; default: nothing.')),
    like: z.optional(word).check(z.describe('The design whose bodies it has, where it has none.')),
    ...bodies,
  },
  { error: 'a map with at least name, about and a body' },
);
