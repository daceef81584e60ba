import * as z from 'zod/mini';

const BODY = 'a list of statements, such as [switch on]';

/** What a callback does. Which statements there are is looked up by `readBody`, which knows what may stand where. */
export const body = z.array(z.union([z.string(), z.looseObject({})], { error: 'a statement' }), {
  error: BODY,
});
