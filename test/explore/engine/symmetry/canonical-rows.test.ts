import { it } from 'vitest';
import { expectCanonical } from '../../../support/explore/canonical-agreement.ts';

it('gives all that exchanging makes of a row the same row, which is one of them', () => expectCanonical(6));
