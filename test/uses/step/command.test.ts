import { describe, expect, test } from 'vitest';
import { toProblem } from '../../../src/problem/mistake.ts';
import { formatProblem } from '../../../src/problem/problem.ts';
import { readCommand } from '../../../src/uses/step/command.ts';
import { completions } from '../../../src/uses/step/completion.ts';
import { fork } from '../../../src/uses/step/session.ts';
import { formatTyped } from '../../../src/uses/step/typed-step.ts';
import { sessionAt } from '../../support/session-at.ts';
import { done } from '../../support/session-moves.ts';

const SESSION = sessionAt('sketch/upgrade', ['load A1']);
const FORKING = sessionAt('kernel/a-child-of-a-pending-task-is-pending', []);

function read(line: string, session = SESSION): unknown {
  const command = readCommand(line, session);
  if ('mistake' in command) return formatProblem(toProblem(command.mistake, {}));
  return 'step' in command.value && command.value.step !== null
    ? { ...command.value, step: formatTyped(command.value.step) }
    : command.value;
}

describe('a line is a command or a step', () => {
  test.each([
    ['', { name: 'nothing' }],
    ['# why', { name: 'nothing' }],
    ['next', { name: 'next' }],
    ['load B2 &', { name: 'take', step: 'load B2 &' }],
    ['{ do: load B2, fails: EBUSY }', { name: 'take', step: 'load B2 fails EBUSY' }],
    ['1', { name: 'take', step: 'disable A1 &' }],
    ['into load B2', { name: 'into', step: 'load B2' }],
    ['into 2', { name: 'into', step: 'load B2 &' }],
    ['into', { name: 'into', step: null }],
    ['back 3', { name: 'back', times: 3 }],
    ['goto 0', { name: 'goto', place: 0 }],
    ['goto f1', { name: 'goto', place: 'f1' }],
    ['fork there', { name: 'fork', as: 'there' }],
    ['run', { name: 'run', to: null }],
    ['run home', { name: 'run', to: 'home' }],
    ['random 5 7', { name: 'random', steps: 5, seed: 7 }],
    ['why lost-feature', { name: 'why', about: 'lost-feature' }],
    ['watch effects.L1TF >= 2', { name: 'watch', about: 'effects.L1TF >= 2' }],
    ['save a file.yaml', { name: 'save', file: 'a file.yaml' }],
    ['exit', { name: 'quit' }],
  ])('%s', (line, command) => {
    expect(read(line)).toEqual(command);
  });
});

describe('words may be shortened', () => {
  test.each([
    ['n', { name: 'next' }],
    ['lo B2', { name: 'take', step: 'load B2' }],
    ['li', { name: 'link' }],
    ['d A1', { name: 'take', step: 'disable A1' }],
    ['d', { name: 'design', about: null }],
    ['r', '"r" can be run or random or remove.'],
    ['des settle', { name: 'design', about: 'settle' }],
    ['e A1', '"e" can be export or enable or exit.'],
    ['ov', { name: 'over' }],
  ])('%s', (line, command) => {
    expect(read(line)).toEqual(command);
  });
});

test('fork is a step where a task follows', () => {
  const [task = ''] = Object.entries(FORKING.model.world.tasks).flatMap(([name, { parent }]) =>
    parent === null ? [] : [name],
  );
  expect(read(`fork ${task}`, FORKING)).toEqual({ name: 'take', step: `fork ${task}` });
  expect(read('fork there', FORKING)).toEqual({ name: 'fork', as: 'there' });
});

describe('what is wrong has its sentence', () => {
  test.each([
    [
      'laod A1',
      'no command and no step begins with "laod". Did you mean "load"? help lists the commands, next the steps.',
    ],
    ['7', 'the list has 2 steps, and no step 7. next shows it.'],
    ['goto', 'it does not say where to; expected "goto N | FORK".'],
    ['back soon', '"soon" is no number of steps; expected "back [N]".'],
    ['next please', '"please" is a word too many; expected "next".'],
    ['random', 'nothing is no number of steps; expected 1 to 1000, as in random 20.'],
    ['random 3 x', '"x" is no seed; expected a whole number below 4294967296.'],
    ['fork 3', 'a fork cannot be called "3"; expected a letter, then letters, digits, "_", "." and "-".'],
    ['into why', '"why" is no step; expected "into [STEP]".'],
    ['save', 'it does not say into which file; expected "save FILE".'],
  ])('%s', (line, told) => {
    expect(read(line)).toBe(told);
  });
});

describe('Tab offers what may follow', () => {
  const forked = done(fork(SESSION, 'there'));
  test.each([
    ['lo', ['load ']],
    ['l', ['link', 'load']],
    ['load ', ['A1', 'B2', 'N']],
    ['load A1 f', ['fault', 'fails']],
    ['load A1 fault all', ['allocation ']],
    ['load A1 fault allocation ', ['L1TF ']],
    ['why los', ['lost-feature ']],
    ['run h', ['home ']],
    ['show f', ['features', 'functions', 'forks']],
    [
      'design re',
      ['repaired', 'replace-set', 'replace-set-zero', 'replace-set-shared', 'replace-set-zero-shared'],
    ],
    ['into disable ', ['A1', 'B2', 'N']],
    ['goto ', ['there ']],
    ['watch features.L', ['features.L1TF ']],
    ['export s', ['scenario', 'shell', 'sequence']],
    ['save ', []],
  ])('%s', (line, words) => {
    expect(completions(line, forked)).toEqual(words);
  });
});
