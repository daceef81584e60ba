import { test } from 'vitest';
import { EXAMPLES, expectPrinted, takesLong } from './support/page-examples.ts';

test.each(EXAMPLES.filter(({ command }) => takesLong(command)))('$page: $command', expectPrinted);
