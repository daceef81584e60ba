import * as z from 'zod/mini';

/** A cell that is to be walked, in words that another process understands. */
export const cellJobSchema = z.strictObject({
  /** The scenario file. */
  file: z.string(),
  /** The name of the design. */
  design: z.string(),
  /** The longest history, in steps, and the most states; `null`: as the scenario says. */
  depth: z.nullable(z.int()),
  states: z.nullable(z.int()),
  /** Whether the cell is to have its histories, and not only their lengths. */
  histories: z.boolean(),
});

export type CellJob = z.output<typeof cellJobSchema>;
