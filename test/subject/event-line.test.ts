import { expect, test } from 'vitest';
import { eventLine } from '../../src/subject/event-line.ts';

const EVENTS: readonly (readonly [line: string, event: { readonly type: string }])[] = [
  ['go', { type: 'go' }],
  ['go {"at":undefined}', Object.assign({ type: 'go' }, { at: undefined })],
  ['go {"at":null}', Object.assign({ type: 'go' }, { at: null })],
  ['go {"at":NaN}', Object.assign({ type: 'go' }, { at: NaN })],
  ['go {"at":Date(0)}', Object.assign({ type: 'go' }, { at: new Date(0) })],
  ['m.s error "fatal"', Object.assign({ type: 'xstate.error.actor.0.m.s' }, { error: 'fatal' })],
  [
    'm.s error Error("fatal")',
    Object.assign({ type: 'xstate.error.actor.0.m.s' }, { error: new Error('fatal') }),
  ],
  ['m.s done', { type: 'xstate.done.actor.0.m.s' }],
  ['1.m.s done', { type: 'xstate.done.actor.1.m.s' }],
  [
    'm.s done Map{"a":1}',
    Object.assign({ type: 'xstate.done.actor.0.m.s' }, { output: new Map([['a', 1]]) }),
  ],
];

test.each(EVENTS)('%s', (line, event) => {
  expect(eventLine(event)).toBe(line);
});
