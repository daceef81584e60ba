import { describe, expect, test } from 'vitest';
import { stepLine } from '../../../src/scenario/step.ts';
import { graphOf } from '../../../src/uses/validate/follow/graph.ts';
import { Validator } from '../../../src/uses/validate/validate.ts';
import { logged, printedBy, read, stamped, validated, withoutDebug } from '../../support/logs.ts';

const FILES = [
  'scenarios/kernel/row-06-enable-reversed.yaml',
  'scenarios/cases/taa-goes-well.yaml',
  'scenarios/callbacks/a-shadow-variable-is-shared.yaml',
];

describe.each(FILES)('%s', file => {
  const found = logged(file);
  if (found === null) throw new Error(`${file} expects no log`);
  const { log } = found;

  test.each([
    ['as it is', log, log],
    ['without debug lines', withoutDebug(log), withoutDebug(log)],
    ['with stamps and callers', stamped(withoutDebug(log), '[ T123]'), withoutDebug(log)],
  ])('its log fits, %s, and the history prints it', (_, lines, messages) => {
    const result = validated(found, lines);
    expect(result).toMatchObject({ verdict: 'fits', misfit: null, isCut: false });
    expect(printedBy(found, result, messages)).toBe(messages.length);
  });
});

const REVERSED = logged('scenarios/kernel/row-06-enable-reversed.yaml');
if (REVERSED === null) throw new Error('it expects no log');
const { log: LOG } = REVERSED;

test('the history has the lines of the log with which its steps begin', () => {
  const { history, histories, ends, within } = validated(REVERSED, LOG);
  expect(history.map(({ step }) => stepLine(step))).toEqual(['load P &', 'disable P']);
  expect(history.map(({ lines }) => lines)).toEqual([[1], [6, 8]]);
  expect({ histories, ends, within }).toEqual({
    histories: { count: 1, isExact: true },
    ends: 1,
    within: null,
  });
});

test('what each line has begun is told as it comes', () => {
  const { world } = REVERSED.scenario;
  const validator = new Validator(graphOf(world, REVERSED.design));
  const told = read(LOG).flatMap(line => {
    validator.see(line);
    return validator.latest ?? [];
  });
  expect(told.map(({ line, step }) => [line, step])).toEqual([
    [1, 'load P'],
    [6, 'disable P'],
    [8, 'the end of the transition'],
  ]);
});

test('a log whose end is cut off ends within an operation', () => {
  const { verdict, within } = validated(REVERSED, LOG.slice(0, 4));
  expect({ verdict, within }).toEqual({ verdict: 'fits', within: 'load P' });
});

test('a log whose beginning is cut off begins in the midst of a history', () => {
  const lines = LOG.slice(5);
  const result = validated(REVERSED, lines);
  expect(result).toMatchObject({ verdict: 'fits', isCut: true });
  expect(result.history.map(({ step, lines }) => [stepLine(step), ...lines])).toEqual([
    ['load P &'],
    ['disable P', 1, 3],
  ]);
  expect(printedBy(REVERSED, result, lines)).toBe(lines.length);
});

test('a log of kernel/livepatch alone fits, and one in which a line of a callback is missing does not', () => {
  const bare = LOG.filter(line => line.startsWith('livepatch: '));
  expect(validated(REVERSED, bare).verdict).toBe('fits');
  const { verdict, misfit } = validated(REVERSED, LOG.toSpliced(8, 1));
  expect(verdict).toBe('does not fit');
  expect(misfit?.line.number).toBe(9);
  expect(misfit?.possible.map(({ text }) => text)).toEqual([LOG[8]]);
});

test('a line that is refused there is told with the rule', () => {
  const { misfit, history } = validated(REVERSED, [...LOG.slice(0, 5), "livepatch: enabling patch 'P'"]);
  expect(history).toHaveLength(1);
  expect(misfit?.line.number).toBe(6);
  expect(misfit?.reasons).toEqual([
    {
      kind: 'refused',
      by: 'load P',
      error: 'EEXIST',
      guard: { node: ['load', 'insmod'], guard: 'moduleIsResident', holds: true },
    },
  ]);
});

test('a name that the world does not have is told with the nearest', () => {
  const { misfit } = validated(REVERSED, ["livepatch: applying patch 'P' to loading module 'vmlinx'"]);
  expect(misfit?.reasons).toEqual([
    { kind: 'unknown name', noun: 'module', name: 'vmlinx', nearest: 'vmlinux' },
  ]);
});

test('signals that come at once are none of a kernel', () => {
  const found = logged('scenarios/kernel/without-reliable-stacks-the-signals-help.yaml');
  if (found === null) throw new Error('it expects no log');
  const fast = withoutDebug(found.log).map((line, second) => `[  10.${second}00000] ${line}`);
  const { verdict, timing } = validated(found, fast);
  expect({ verdict, kinds: timing.map(({ kind }) => kind) }).toEqual({
    verdict: 'does not fit',
    kinds: ['early'],
  });
});
