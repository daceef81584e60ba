import { expect, it } from 'vitest';
import { and, createMachine, not, setup } from 'xstate';
import { explore, obstacles } from '../../src/explore/index.ts';
import { counter } from '../support/machines/counter.ts';

const machine = createMachine({
  id: 'lending',
  context: { book: { title: 'Emma' }, notify: () => {}, shelf: [new (class Shelf {})()] },
  initial: 'asked',
  states: {
    asked: {
      on: { lend: { guard: and(['isIn', not({ type: 'is late' })]), target: 'lent' } },
      always: { guard: 'isIn', target: 'lent' },
    },
    lent: { after: { PT2W: 'late', 1000: 'asked' } },
    late: {},
  },
});

const mended = machine.provide({
  guards: { isIn: () => true, 'is late': () => false },
  delays: { PT2W: 1000 },
});

it('lists all that is in the way at once, each with before and after', () => {
  const found = obstacles(machine);
  expect(found.map(({ place, what }) => `${place}: ${what}`)).toEqual([
    'asked: lend: the guard "isIn" is not given, and XState throws where it is asked',
    'asked: lend: the guard "is late" is not given, and XState throws where it is asked',
    'asked: the guard "isIn" is not given, and XState throws where it is asked',
    'lent: the delay "PT2W" is not given, and ends at once',
    'context.notify: holds a function, and nothing tells it from another one',
    'context.shelf[0]: holds an instance of Shelf, and nothing tells it from another one',
  ]);
  expect(found[1]).toMatchObject({
    before: "guard: 'is late'",
    after: "machine.provide({ guards: { 'is late': ({ context, event }) => ... } })",
  });
  expect(found[3]).toMatchObject({
    before: 'after: { PT2W: ... }',
    after: 'machine.provide({ delays: { PT2W: 1000 } })',
  });
  expect(found[4]?.after).toContain('view: ({ value, context }) => ... }) // all but context.notify');
});

it('lists none of a machine that has none, and those that are mended no more', () => {
  expect(obstacles(counter(3))).toEqual([]);
  expect(obstacles(mended).map(({ place }) => place)).toEqual(['context.notify', 'context.shelf[0]']);
});

it('says that a machine needs input', () => {
  const types: { context?: { name: string }; input?: { user: { name: string } } } = {};
  const greeter = setup({ types }).createMachine({ context: ({ input }) => ({ name: input.user.name }) });
  expect(obstacles(greeter)).toMatchObject([
    {
      place: 'context',
      what: expect.stringContaining('the machine cannot begin without input: Cannot read'),
    },
  ]);
  expect(obstacles(greeter, { input: { user: { name: 'Ada' } } })).toEqual([]);
});

it('explore names all that it cannot compare', async () => {
  await expect(explore(mended, { events: [{ type: 'lend' }], properties: [] })).rejects.toThrow(
    'context.notify holds a function, context.shelf[0] holds an instance of Shelf, and nothing tells it from another one.',
  );
});
