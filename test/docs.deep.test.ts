import { test } from 'vitest';
import { EXAMPLES, expectPrinted, isCompare } from './support/page-examples.ts';

test.each(EXAMPLES.filter(({ command }) => isCompare(command)))('$page: $command', expectPrinted);
