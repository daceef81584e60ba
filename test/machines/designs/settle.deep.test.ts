import { test } from 'vitest';
import { expectNothingBroken } from '../../support/random-settle.ts';

test('nothing is ever broken in 20 random worlds', () => expectNothingBroken(20));
