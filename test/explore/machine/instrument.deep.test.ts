import { it } from 'vitest';
import { expectSameAsWatched } from '../../support/explore/watched.ts';

it('200 random machines stay what they are', () => expectSameAsWatched(200));
