import { describe, expect, it } from 'vitest';
import { explore, type Property } from '../../../src/explore/index.ts';
import { counter } from '../../support/machines/counter.ts';

interface Seen {
  readonly n: number;
}

const fail = (): never => {
  throw new Error('no such lift');
};
const atTwo = ({ context }: { context: { count: Seen } }) => context.count.n === 2 && fail();
const state = 'in state {"context":{"count":{"n":2}},"value":{}}: no such lift';

describe.each(['plain', 'traced'] as const)('%s engine', engine => {
  const failing: [Property<{ count: Seen }, Seen>, message: string][] = [
    [{ kind: 'never', name: 'x', when: atTwo }, `Property "x" failed ${state}`],
    [{ kind: 'deadlock', name: 'x', at: fail }, 'Property "x" failed in state'],
    [{ kind: 'way-back', name: 'x', home: () => false, from: atTwo }, `Property "x" failed ${state}`],
    [{ kind: 'eventually', name: 'x', when: atTwo }, `Property "x" failed ${state}`],
    [
      { kind: 'eventually', name: 'x', when: () => false, fair: fail },
      'Property "x" failed on the event {"type":"add","by":1}: no such lift',
    ],
    [
      { kind: 'observed', name: 'x', when: ({ n }) => n === 2 && fail() },
      `Event {"type":"look"} failed in state {"context":{"count":{"n":2}},"value":{}}: ` +
        'Property "x" failed on the observation {"n":2}: no such lift',
    ],
    [{ kind: 'never', name: 'x', premise: atTwo, when: () => false }, `Property "x" failed ${state}`],
  ];

  it.each(failing)('names the property that throws, and where: %j', async (property, message) => {
    const events = [
      { type: 'add', by: 1 },
      ...(property.kind === 'deadlock' ? [] : [{ type: 'look' } as const]),
    ] as const;
    const walk = explore(counter(3), { events, properties: [property], engine });
    await expect(walk).rejects.toThrow(message);
    await expect(walk).rejects.toThrow('no such lift');
  });
});
