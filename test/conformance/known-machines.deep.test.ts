import { test } from 'vitest';
import { agreeOnTwoPhaseCommit } from '../support/two-phase-agreement.ts';

test.each([
  { participants: 4, depth: 13, apart: [1568, 8257], alike: [166, 868] },
  { participants: 5, depth: 16, apart: [8832, 58_145], alike: [314, 2047] },
  { participants: 6, depth: 19, apart: [50_816, 402_305], alike: [553, 4327] },
] as const)('two-phase commit, $participants participants', agreeOnTwoPhaseCommit);
