import { describe, expect, it } from 'vitest';
import { explore } from '../../src/explore/index.ts';
import { engines } from '../support/engines.ts';
import { type Mistake, type PetersonEvent, peterson, petersonEvents } from '../support/machines/peterson.ts';

/** A history that is written as `0 asks, 0 goes on`. */
function history(line: string): PetersonEvent[] {
  return line.split(', ').map(step => {
    const event = petersonEvents.find(({ process, type }) => step === `${process} ${type}`);
    if (event === undefined) throw new Error(`there is no step ${step}`);
    return event;
  });
}

/** A textbook algorithm, and what is said of it when something in it is wrong. */
describe.each(engines)('mutual exclusion after Peterson, $engine engine, recheck $recheck', engine => {
  const walked = async (mistake: Mistake) => {
    const result = await explore(peterson(mistake), {
      events: petersonEvents,
      properties: [
        {
          kind: 'never',
          name: 'exclusion',
          premise: ({ value }) => JSON.stringify(value).includes('inside'),
          when: ({ value }) => JSON.stringify(value) === '{"zero":"inside","one":"inside"}',
        },
        { kind: 'deadlock', name: 'somebody can go on' },
        {
          kind: 'eventually',
          name: 'zero enters',
          from: ({ value }) => JSON.stringify(value).includes('"zero":"waiting"'),
          when: ({ value }) => JSON.stringify(value).includes('"zero":"inside"'),
          // Nobody has to ask.
          fair: ({ type }) => type !== 'asks',
        },
      ],
      coverage: true,
      explain: true,
      ...engine,
    });
    const [exclusion, deadlock, entering] = result.verdicts;
    return { ...result, exclusion, deadlock, entering };
  };

  it('keeps one of them out, and lets both in in the end', async () => {
    const { states, transitions, closed, verdicts, coverage } = await walked('none');
    expect({ states, transitions, closed }).toEqual({ states: 20, transitions: 34, closed: true });
    expect(verdicts.map(({ verdict, vacuous }) => [verdict, vacuous])).toEqual(
      Array(3).fill(['holds', undefined]),
    );
    expect(coverage?.states.missing).toEqual([]);
  });

  it('a planted deadlock: each waits for the flag of the other', async () => {
    const { deadlock, exclusion } = await walked('no turn');
    expect(exclusion?.verdict).toBe('holds');
    expect(deadlock).toEqual({
      property: 'somebody can go on',
      verdict: 'violated',
      history: history('0 asks, 0 goes on, 1 asks, 1 goes on'),
      violating: 2,
      // Both flags are up by then.
      pointOfNoReturn: 3,
      lastChoice: { step: 3, instead: { type: 'enters', process: 0 } },
    });
  });

  it('a planted breach: a flag that is raised too late', async () => {
    const { exclusion } = await walked('gives way first');
    expect(exclusion).toMatchObject({
      verdict: 'violated',
      history: history('0 asks, 1 asks, 1 goes on, 1 enters, 0 goes on, 0 enters'),
    });
  });

  it('a planted loop, in which a fair run goes round for ever: one comes back before the other looks', async () => {
    const { exclusion, deadlock, entering } = await walked('looks inside only');
    expect([exclusion?.verdict, deadlock?.verdict]).toEqual(['holds', 'holds']);
    expect(entering).toMatchObject({
      verdict: 'violated',
      history: history('0 asks, 0 goes on, 1 asks, 1 goes on'),
      cycle: history('1 enters, 1 leaves, 1 asks, 1 goes on'),
    });
  });

  it('a planted state that is never reached: nobody ever enters', async () => {
    const { exclusion, coverage, neverTaken } = await walked('or for and');
    expect(coverage?.states.missing).toEqual(['zero.inside', 'one.inside']);
    expect(exclusion).toEqual({ property: 'exclusion', verdict: 'holds', vacuous: true });
    expect(neverTaken.map(({ type, process }) => `${process} ${type}`)).toEqual([
      '0 enters',
      '0 leaves',
      '1 enters',
      '1 leaves',
    ]);
  });
});
