import { describe, expect, test } from 'vitest';
import { guessed } from '../../../support/guessed.ts';
import { REPORTED } from '../../../support/reported-logs.ts';

describe('logs as people report them', () => {
  test('a function that ftrace does not find fails the enable', () => {
    const { verdict, steps, source, printed } = guessed(REPORTED['no location']);
    expect({ verdict, steps }).toEqual({
      verdict: 'fits',
      steps: [
        '{ do: load fix_net &, fails: EINVAL, fault: { in: fix_net, object: vmlinux, patching: -22 } }',
      ],
    });
    expect(source).toContain('functions: { net_poll: fix_net_net_poll }');
    expect(printed).toEqual([5, 5]);
  });

  test('a transition that takes long without signals had slow attempts', () => {
    const { verdict, timing } = guessed(REPORTED['slow attempts']);
    expect(verdict).toBe('fits');
    expect(timing).toEqual([{ kind: 'unsignaled', line: 4, seconds: 47 }]);
  });
});

test('what was refused without a name is given one, and it is said', () => {
  const { verdict, steps, assumed } = guessed("livepatch: symbol 'show' not found in symbol table");
  expect(verdict).toBe('fits');
  expect(steps).toEqual([
    '{ do: load unnamed &, fails: EINVAL, fault: { in: unnamed, object: vmlinux, symbol: -22 } }',
  ]);
  expect(assumed).toContain('a livepatch that was refused is called unnamed here: the log does not name it');
});

const REFUSED = `
livepatch: This architecture doesn't have support for the livepatch consistency model.
livepatch: module Q is not marked as a livepatch module
`;

test('the newest kernel that prints a log is taken, and the rule is told', () => {
  const { verdict, source, assumed, printed } = guessed(REFUSED);
  expect(verdict).toBe('fits');
  expect(printed).toEqual([2, 2]);
  expect(source).toContain('kernel: "5.1"\n');
  expect(assumed).toContain(
    'kernel 5.1: line 2 does not fit newer ones; until 5.2 without reliable stacks every livepatch is refused with EOPNOTSUPP',
  );
});

test('a kernel that was asked for is not changed', () => {
  const { verdict, source } = guessed(REFUSED, { kernel: '5.4' });
  expect(verdict).toBe('does not fit');
  expect(source).toContain('kernel: "5.4"\n');
});

test('the kernel that the log tells comes first, and one that is not known is not passed over in silence', () => {
  const log = "livepatch: enabling patch 'P'";
  const told = (release: string) => guessed(log, { told: () => release });
  expect(told('5.14').source).toContain('kernel: "5.14"\n');
  expect(told('5.14').assumed).toContain(
    'kernel 5.14, as the log says, and no change that was carried back to it',
  );
  expect(told('4.18').assumed).toContain('kernel 6.12, though the log says 4.18');
});

test('a module that comes is not there at first, and one that goes is', () => {
  const { source, printed } = guessed(`
livepatch: enabling patch 'P'
livepatch: 'P': starting patching transition
livepatch: 'P': patching complete
livepatch: applying patch 'P' to loading module 'x'
livepatch: reverting patch 'P' on unloading module 'y'
`);
  expect(source).toContain('modules:\n  x: { loaded: false }\n  y: { loaded: true }\n');
  expect(printed).toEqual([5, 5]);
});
