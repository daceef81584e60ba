import type { TestAccount } from '../files/test-account.ts';

/**
 * The plan of a suite, in the Kernel Test Anything Protocol (Documentation/dev-tools/ktap.rst): nothing has run, so each
 * test is skipped, and its steps are told before it.
 *
 * @param tests made when it is their turn
 */
export function* suiteKtap(count: number, tests: Iterable<TestAccount>): Iterable<string> {
  yield `KTAP version 1\n1..${count}\n`;
  let number = 0;
  for (const { name, steps } of tests) {
    number++;
    yield `# ${name}\n${steps.map(({ line, result }) => `#   ${line}${result === 'ok' ? '' : `: ${result}`}\n`).join('')}`;
    yield `ok ${number} ${name} # SKIP not run\n`;
  }
}
