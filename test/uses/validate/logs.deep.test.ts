import { expect, test } from 'vitest';
import { graphOf, ownLines } from '../../../src/uses/validate/follow/graph.ts';
import { Validator } from '../../../src/uses/validate/validate.ts';
import { follow, loggedScenarios, printedBy, read, withoutDebug } from '../../support/logs.ts';
import { timedLog } from '../../support/timed-log.ts';

test.each(loggedScenarios())('$file: its log fits, with and without debug lines and stamps', logged => {
  const { scenario, design, log } = logged;
  const graph = graphOf(scenario.world, design);
  const own = ownLines(scenario.world);
  const timed = timedLog(logged);
  expect(timed.map(messageOf)).toEqual(log);
  const quiet = withoutDebug(log);
  const quietTimed = timed.filter(line => withoutDebug([messageOf(line)]).length > 0);
  for (const [lines, messages] of [
    [log, log],
    [timed, log],
    [quiet, quiet],
    [quietTimed, quiet],
  ] as const) {
    const result = follow(new Validator(graph), read(lines, own));
    expect(result).toMatchObject({ verdict: 'fits', misfit: null, isCut: false, used: messages.length });
    expect(printedBy(logged, result, messages)).toBe(messages.length);
  }
});

function messageOf(line: string): string {
  return line.replace(/^\[ *[\d.]+\] /, '');
}
