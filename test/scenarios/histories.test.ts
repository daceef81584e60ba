import { test } from 'vitest';
import { COUNTS } from '../support/counts.ts';
import { followHistories } from '../support/pasted-histories.ts';

const FILES = Object.keys(COUNTS).filter(file => (COUNTS[file]?.[0] ?? 0) <= 12);

test.each(FILES)('%s: each history can be pasted into steps and followed', followHistories);
