import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { labNames } from '../../../src/show/c/lab-sources.ts';
import { foretell } from '../../../src/uses/lab/foretold.ts';
import { readKernelLog } from '../../../src/uses/lab/kernel-log.ts';
import { type Judged, judge } from '../../../src/uses/lab/verdict.ts';

const scenario = parseScenario(
  'title: t\nlivepatches: { P: {} }\nsteps: [load P, { do: load P, fails: EEXIST }]',
  'a.yaml',
);
const { world, steps } = scenario;
const foretold = foretell(world, designFor(scenario, undefined), steps);

const LOAD = [
  'begin 1',
  ...(foretold[0]?.log ?? []),
  'P: tainting kernel with TAINT_LIVEPATCH',
  'livepatch: signaling remaining tasks',
  'something of another part of the kernel',
  'end 1 0',
  'sees 1 livepatch P 1',
];
const AGAIN = ['begin 2', 'end 2 -17', 'sees 2 livepatch P 1', 'done'];

function judged(lines: readonly string[]): Judged {
  const own = /^(?:begin|end|sees|done)\b/;
  const text = lines.map(line => `[    1.000000] ${own.test(line) ? 'klpwalk: ' : ''}${line}\n`).join('');
  return judge(world, foretold, readKernelLog(text), labNames(world));
}

const verdicts = ({ verdict, steps }: Judged) => [verdict, ...steps.map(step => step.verdict)];

test('what the kernel leaves open, and what is not its matter, is not compared', () => {
  expect(verdicts(judged([...LOAD, ...AGAIN]))).toEqual(['agrees', 'agrees', 'agrees']);
});

test('a line, a result or a state that is another one differs, and nothing after it counts', () => {
  const without = LOAD.filter(line => !line.includes('completing'));
  expect(verdicts(judged([...without, ...AGAIN]))).toEqual(['differs', 'differs', 'not reached']);
  const inner = judged([...LOAD, 'begin 2', 'end 2 0', 'sees 2 livepatch P 0', 'done']);
  expect(verdicts(inner)).toEqual(['differs', 'agrees', 'differs']);
  expect(inner.steps[1]?.unlike).toEqual([
    { what: 'result', model: ['EEXIST'], kernel: ['ok'] },
    { what: 'state', model: ['P is enabled'], kernel: [] },
  ]);
});

test('a WARNING or a BUG that nobody foretold differs', () => {
  const [last = ''] = LOAD.slice(-1);
  for (const line of ['WARNING: CPU: 0 PID: 9 at a.c:1', 'BUG: unable to handle page fault']) {
    expect(
      verdicts(judged([...LOAD.slice(0, -2), line, '---[ end trace 0 ]---', 'end 1 0', last, ...AGAIN])),
    ).toEqual(['differs', 'differs', 'not reached']);
  }
});

test('a guest that ends before the history does is no pass', () => {
  expect(judged([...LOAD, ...AGAIN.slice(0, -1)])).toMatchObject({
    verdict: 'no answer',
    why: 'the guest ended before the history did',
  });
  expect(verdicts(judged(LOAD))).toEqual(['no answer', 'agrees', 'not reached']);
});

test('where the model says that freed data is used, a fault may strike, and nothing after it counts', () => {
  const broken = foretold.map((step, place) =>
    place === 0 ? { ...step, broken: ['use-after-free'] as const } : step,
  );
  const fault = ['klpwalk: begin 1', ...(foretold[0]?.log.slice(0, 2) ?? []), 'kernel BUG at mm/slub.c:550!'];
  const log = readKernelLog(fault.map(line => `[    1.000000] ${line}\n`).join(''));
  expect(verdicts(judge(world, broken, log, labNames(world)))).toEqual(['agrees', 'agrees', 'open']);
  expect(verdicts(judge(world, foretold, log, labNames(world)))[0]).toBe('differs');
});
