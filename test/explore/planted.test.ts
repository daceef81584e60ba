import { describe, expect, it } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { engines } from '../support/engines.ts';
import { crossedLocks, lockEvents } from '../support/machines/crossed-locks.ts';
import { onePrinter, printerEvents } from '../support/machines/one-printer.ts';
import { doorEvents, oneWayDoor } from '../support/machines/one-way-door.ts';

/** Bugs that were put into machines on purpose, and what is said of each. */
describe.each(engines)('$engine engine, recheck $recheck', engine => {
  it('a deadlock: how to get there, and what else could have been done', async () => {
    const { states, verdicts } = await explore(crossedLocks, {
      events: lockEvents,
      properties: [{ kind: 'deadlock', name: 'no worker can go on' }],
      explain: true,
      ...engine,
    });
    expect(states).toBe(6);
    expect(verdicts).toEqual([
      {
        property: 'no worker can go on',
        verdict: 'violated',
        history: [{ type: 'one takes a' }, { type: 'two takes b' }],
        violating: 1,
        pointOfNoReturn: null,
        lastChoice: { step: 2, instead: { type: 'one takes b' } },
      },
    ]);
  });

  const isPrinted = {
    kind: 'eventually',
    from: ({ value }: { value: unknown }) => value === 'waiting',
    when: ({ value }: { value: unknown }) => value === 'printed b',
  } as const;
  const unfair = { ...isPrinted, name: 'unfair', fair: () => false };
  const fairToB = {
    ...isPrinted,
    name: 'fair to b',
    fair: ({ type }: { type: string }) => type === 'takes b',
  };
  const fair = { ...isPrinted, name: 'fair' };
  const starved = {
    verdict: 'violated',
    history: [{ type: 'b asks' }],
    cycle: [{ type: 'takes a' }, { type: 'a is done' }],
  };

  it('a process that may be starved: it is not where runs are fair', async () => {
    const { states, verdicts } = await explore(onePrinter(false), {
      events: printerEvents,
      properties: [unfair, fairToB, fair],
      ...engine,
    });
    expect(states).toBe(4);
    expect(verdicts).toEqual([
      { property: 'unfair', ...starved },
      { property: 'fair to b', verdict: 'holds' },
      { property: 'fair', verdict: 'holds' },
    ]);
  });

  it('a process that is starved by fair runs too, because it is kept out now and then', async () => {
    const { verdicts } = await explore(onePrinter(true), {
      events: printerEvents,
      properties: [fair],
      explain: true,
      ...engine,
    });
    expect(verdicts).toEqual([
      {
        property: 'fair',
        ...starved,
        violating: 1,
        pointOfNoReturn: null,
        lastChoice: { step: 2, instead: { type: 'takes b' } },
      },
    ]);
  });

  it('a promise that ends in a deadlock', async () => {
    const { verdicts } = await explore(crossedLocks, {
      events: lockEvents,
      properties: [
        {
          kind: 'eventually',
          name: 'one works',
          from: ({ value }) => value === 'one has a',
          when: ({ value }) => value === 'one has both',
        },
      ],
      ...engine,
    });
    expect(verdicts).toEqual([
      {
        property: 'one works',
        verdict: 'violated',
        history: [{ type: 'one takes a' }, { type: 'two takes b' }],
      },
    ]);
  });

  it('a trap without a way back, and a state that is never reached', async () => {
    const inVault = ({ value }: { value: unknown }) => value === 'vault';
    const { states, neverTaken, verdicts } = await explore(oneWayDoor, {
      events: doorEvents,
      properties: [
        {
          kind: 'way-back',
          name: 'comes home',
          from: ({ value }) => value !== 'lamp',
          home: ({ value }) => value === 'garden',
        },
        { kind: 'way-back', name: 'leaves the vault', from: inVault, home: ({ value }) => value === 'hall' },
        { kind: 'never', name: 'no fire in the vault', premise: inVault, when: () => false },
        {
          kind: 'never',
          name: 'no fire in the hall',
          premise: ({ value }) => value === 'hall',
          when: () => false,
        },
        { kind: 'observed', name: 'no smoke in the vault', premise: inVault, when: () => true },
        { kind: 'deadlock', name: 'no end in the vault', premise: inVault },
        {
          kind: 'eventually',
          name: 'out of the vault',
          from: inVault,
          when: ({ value }) => value === 'hall',
        },
      ],
      explain: true,
      ...engine,
    });
    expect(states).toBe(5);
    expect(neverTaken).toEqual([{ type: 'burn' }]);
    expect(verdicts).toEqual([
      {
        property: 'comes home',
        verdict: 'violated',
        history: [{ type: 'enter' }, { type: 'descend' }, { type: 'turn' }],
        violating: 1,
        pointOfNoReturn: 2,
        lastChoice: { step: 2, instead: { type: 'leave' } },
      },
      { property: 'leaves the vault', verdict: 'holds', vacuous: true },
      { property: 'no fire in the vault', verdict: 'holds', vacuous: true },
      { property: 'no fire in the hall', verdict: 'holds' },
      { property: 'no smoke in the vault', verdict: 'holds', vacuous: true },
      { property: 'no end in the vault', verdict: 'holds', vacuous: true },
      { property: 'out of the vault', verdict: 'holds', vacuous: true },
    ]);
  });
});
