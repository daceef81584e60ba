import * as z from 'zod/mini';
import { SLOTS, type Slot } from '../../../machines/core/slots.ts';
import type { Design } from '../../../machines/designs/design.ts';

const CHART = 'a chart, such as chartOf([{ each: ... }])';
const chart = z.looseObject(
  {
    initial: z.string({ error: 'the name of the state in which it begins' }),
    states: z.record(z.string(), z.looseObject({}, { error: 'a state' }), { error: 'a map of states' }),
  },
  { error: CHART },
);

const ANSWER = 'a function';
const answer = z.custom<unknown>(value => typeof value === 'function', { error: ANSWER });
const words = z.optional(z.record(z.string(), answer, { error: 'a map of functions' }));

const members = {
  name: z.string({ error: 'a name' }),
  about: z.string({ error: 'what it is, in one sentence' }),
  hasRegistry: z.boolean({ error: 'true or false: whether it keeps features in the registry' }),
  inapplicable: z.array(z.string({ error: 'the name of a property' }), {
    error: 'a list of the properties that would say nothing of it, [] where there is none',
  }),
  since: z.optional(z.string({ error: 'a release, in quotes' })),
  written: z.optional(z.unknown()),
  mirrors: z.optional(z.unknown()),
  keys: z.optional(z.array(z.string({ error: 'a key' }), { error: 'a list of keys' })),
  variantOf: z.optional(z.string({ error: 'the name of a design' })),
  guards: words,
  actions: words,
  keeps: z.optional(answer),
  replaces: z.optional(answer),
  pins: z.optional(answer),
  isIncompatible: z.optional(answer),
  keepsApart: z.optional(answer),
  mayNotDisable: z.optional(answer),
  charts: z.optional(z.record(z.string(), chart, { error: 'a map of charts' })),
} satisfies Record<Exclude<keyof Design, Slot>, unknown>;

/** What a module exports as a design; who writes it in TypeScript hears the same from the compiler. */
export const moduleDesignSchema = z.strictObject(
  { ...members, ...Object.fromEntries(Object.keys(SLOTS).map(slot => [slot, z.optional(chart)])) },
  { error: 'a design, such as design({ name, about, ... }) makes' },
);
