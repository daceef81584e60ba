import { test } from 'vitest';
import { agreeOnTwoPhaseCommit } from '../support/two-phase-agreement.ts';

test('two-phase commit, 6 participants', () =>
  agreeOnTwoPhaseCommit({ participants: 6, depth: 19, apart: [50_816, 402_305], alike: [553, 4327] }));
