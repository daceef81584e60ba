import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import { DESIGNS } from '../../machines/designs/index.ts';
import { designName, positiveInteger, propertyNames, size } from '../../src/cli/arguments.ts';

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
    `No design is called "constructor"; expected one of ${Object.keys(DESIGNS).join(', ')}.`,
  );
});

test('properties add up in the order of the command line, each once', () => {
  expect(propertyNames('residue', propertyNames('deadlock'))).toEqual(['deadlock', 'residue']);
  expect(propertyNames('residue', ['residue', 'deadlock'])).toEqual(['residue', 'deadlock']);
  expect(() => propertyNames('dead-lock')).toThrow('Did you mean "deadlock"?');
});

describe('a size', () => {
  test.each([
    ['4096', 4096],
    ['2k', 2048],
    ['500M', 524_288_000],
    ['1.5G', 1_610_612_736],
  ])('%s is %d bytes', (text, bytes) => {
    expect(size(text)).toBe(bytes);
  });

  test.each(['', '0', '-1', '3T', 'G', '1 G', 'much'])('%j is none', text => {
    expect(() => size(text)).toThrow('Expected a size, such as 500M or 3G.');
  });
});
