import { expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { explore } from '../../../../src/explore/index.ts';

const walk = { events: [{ type: 'go' }], properties: [] };

it.each(['plain', 'traced'] as const)(
  'ends a machine that never comes to rest, with the place (%s engine)',
  async engine => {
    const endless = { initial: 'a', states: { a: { always: 'b' }, b: { always: 'a' } } };
    const later = { initial: 'a', states: { a: { on: { go: 'b' } }, b: endless } };
    await expect(explore(createMachine({ id: 'm', ...later }), { ...walk, engine })).rejects.toThrow(
      /Machine "m" never comes to rest: after 10,000 inner steps it still goes through {"b":"a"}, {"b":"b"}/,
    );
  },
);

it('ends a machine that never comes to its initial state', async () => {
  const machine = createMachine({
    id: 'm',
    initial: 'a',
    states: { a: { always: 'b' }, b: { always: 'a' } },
  });
  await expect(explore(machine, walk)).rejects.toThrow(
    'The machine "m" cannot enter its initial state: Machine "m" never comes to rest: after 10,000 inner steps it still ' +
      'goes through "a", "b".',
  );
});
