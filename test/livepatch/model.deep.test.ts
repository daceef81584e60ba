import { test } from 'vitest';
import { settle } from '../../machines/designs/settle.ts';
import { sketch } from '../../machines/designs/sketch.ts';
import { expectModelFollowsExplorer } from '../support/model-agreement.ts';

test.each([settle, sketch])('under $name it leads from each state where the explorer leads', design =>
  expectModelFollowsExplorer(design),
);
