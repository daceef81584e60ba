import * as z from 'zod/mini';
import { visible, visibleLines } from '../../problem/visible.ts';
import { isReserved, NAME, NAME_EXPECTED } from '../name.ts';

/** So many livepatches, modules, tasks or features: a world has too many states long before. */
export const MOST = 16;

// The error text of each schema, here and in the files beside this, says what is expected, to follow "expected ".

export const word = z.string({ error: NAME_EXPECTED }).check(
  z.regex(NAME, { error: NAME_EXPECTED }),
  z.refine(name => !isReserved(name), { error: 'a name that is not reserved by JavaScript' }),
);

/** A map that must not have more than `most` keys. */
export function atMost<Schema extends z.ZodMiniRecord>(most: number, things: string, schema: Schema): Schema {
  return schema.check(
    z.refine(map => Object.keys(map).length <= most, { error: `at most ${most} ${things}` }),
    z.meta({ maxProperties: most }),
  );
}

export const flag = z.boolean({ error: 'true or false' });
/** Free text stands in reports and in files: what a terminal would obey is made visible where it comes in. */
export const text = z.string({ error: 'text' }).check(z.overwrite(visibleLines));
export const line = z.string({ error: 'text' }).check(z.overwrite(visible));
export const lines = z.array(line, { error: 'a list of lines' });
export const names = z.array(word, { error: 'a list of names' });

const VERSION = 'a positive integer';
export const version = z.int({ error: VERSION }).check(z.minimum(1, { error: VERSION }));
export const versions = atMost(
  MOST,
  'features',
  z.record(word, version, { error: 'a map of features to versions ({} when there is none)' }),
);

const COUNT = 'an integer, 0 or more';
export const count = z.int({ error: COUNT }).check(z.minimum(0, { error: COUNT }));

/** The least errno; the kernel's MAX_ERRNO. */
export const LEAST_ERRNO = -4095;
const ERRNO = 'a negative errno, -4095 to -1';
export const errno = z
  .int({ error: ERRNO })
  .check(z.minimum(LEAST_ERRNO, { error: ERRNO }), z.maximum(-1, { error: ERRNO }));
/** A C int. */
export const LARGEST_RESULT = 2 ** 31 - 1;

const TIME = 'a time of 0 or more: seconds, or text such as "12.5s", "250ms", "2m"';
export const time = z.union(
  [
    z.number({ error: TIME }).check(z.minimum(0, { error: TIME }), z.maximum(1e9, { error: TIME })),
    z.string({ error: TIME }).check(z.regex(/^\d{1,9}(\.\d{1,9})?(ms|s|m)$/, { error: TIME })),
  ],
  { error: TIME },
);
