import { expect, test } from 'vitest';
import { isColoured } from '../../src/cli/terminal.ts';

test.each<[string, boolean | undefined, NodeJS.ProcessEnv, boolean]>([
  ['a terminal', true, { TERM: 'xterm' }, true],
  ['a terminal that has none', true, { TERM: 'dumb' }, false],
  ['a terminal, where nobody wants it', true, { NO_COLOR: '1' }, false],
  ['a pipe', undefined, {}, false],
  ['a pipe of a build server', undefined, { CI: '1' }, false],
  ['a pipe, where it is wanted', undefined, { FORCE_COLOR: '1', TERM: 'dumb' }, true],
  ['a terminal, where it is forced off', true, { FORCE_COLOR: '0' }, false],
  ['a pipe, where it is wanted and not wanted', undefined, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('colour in %s', (_, isTTY, env, coloured) => {
  expect(isColoured(isTTY, env)).toBe(coloured);
});
