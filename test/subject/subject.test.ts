import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { subjectOf } from '../../src/subject/subject.ts';

test.each<[string, unknown, string]>([
  ['outcomes', [], 'outcomes: found a list; expected an object by the sources or ids of actors'],
  [
    'outcomes',
    { load: 1 },
    'outcomes.load: found 1; expected what it may answer, such as { done: [1], error: [] }',
  ],
  [
    'children',
    [],
    'children: found a list; expected "explore", or an object by the sources or ids of actors',
  ],
  [
    'children',
    { lamp: 1 },
    'children.lamp: found 1; expected what may be sent to it, such as { events: [] }',
  ],
  ['time', 'order', 'time: found "order"; expected "any" or "ordered"'],
  ['properties', {}, 'properties: found a map; expected a list of properties'],
  [
    'properties',
    [1],
    "properties[0]: found 1; expected a property, such as { kind: 'never', name: 'overdrawn', when: state => ... }",
  ],
])('what is exported as %s and no good: %j', (name, value, told) => {
  const exported = new Map<string, unknown>([
    ['machine', createMachine({ id: 'any' })],
    [name, value],
  ]);
  expect(() => subjectOf('machine.ts', {}, { exported })).toThrow(`machine.ts: ${told}.`);
});
