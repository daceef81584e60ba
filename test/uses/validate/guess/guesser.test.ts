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
