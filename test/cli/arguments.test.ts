import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { designName, positiveInteger, propertyNames } from '../../src/cli/arguments.ts';

test.each([
  ['1', 1],
  ['007', 7],
  ['9007199254740991', 9007199254740991],
])('%s is a positive integer', (text, number) => {
  expect(positiveInteger(text)).toBe(number);
});

test.each(['0', '-1', '+1', '1.5', '1e3', '0x10', '', ' 1', '9007199254740992', 'many'])(
  '%j is none',
  text => {
    expect(() => positiveInteger(text)).toThrow(new InvalidArgumentError('Expected a positive integer.'));
  },
);

test('a design is one that there is', () => {
  expect(designName('klp-state')).toBe('klp-state');
  expect(() => designName('constructor')).toThrow(
    'No design is called "constructor"; expected one of sketch, repaired, klp-state.',
  );
});

test('properties add up in the order of the command line, each once', () => {
  expect(propertyNames('residue', propertyNames('deadlock'))).toEqual(['deadlock', 'residue']);
  expect(propertyNames('residue', ['residue', 'deadlock'])).toEqual(['residue', 'deadlock']);
  expect(() => propertyNames('dead-lock')).toThrow('Did you mean "deadlock"?');
});
