import * as z from 'zod';

/** A world that is to be walked under a design, in words that another process understands. */
const taskSchema = z.strictObject({
  /** The scenario file. */
  file: z.string(),
  /** The name of the design. */
  design: z.string(),
  /** The longest history, in steps, and the most states; `null`: as the scenario says. */
  depth: z.int().nullable(),
  states: z.int().nullable(),
});

export type Task = z.output<typeof taskSchema>;

/** Asks a process to answer its task with what it knows by now. */
export const INTERRUPT = 'interrupt';

/** What a process is sent. */
export const messageSchema = z.union([taskSchema, z.literal(INTERRUPT)]);
