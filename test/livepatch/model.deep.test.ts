import { test } from 'vitest';
import { sketch } from '../../machines/designs/sketch.ts';
import { expectModelFollowsExplorer } from '../support/model-agreement.ts';

test('under sketch it leads from each state where the explorer leads', () =>
  expectModelFollowsExplorer(sketch));
