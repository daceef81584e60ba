import { describe, expect, it } from 'vitest';
import {
  type AnyStateMachine,
  and,
  createMachine,
  initialTransition,
  not,
  or,
  setup,
  stateIn,
  transition,
} from 'xstate';
import { expectSameAsWatched, watch } from '../../support/explore/watched.ts';

/** What is never visited when the events are sent one after the other, and whether each was accepted. */
function follow(machine: AnyStateMachine, ...types: string[]) {
  const { copy, tallies } = watch(machine);
  let [snapshot] = initialTransition(copy);
  const accepted = types.map(type => {
    const can = snapshot.can({ type });
    if (can) [snapshot] = transition(copy, snapshot, { type });
    return can;
  });
  const { states, transitions, guards } = tallies;
  return {
    accepted,
    value: snapshot.value,
    states: states.cover.missing,
    transitions: transitions.cover.missing,
    guards: guards.cover.missing,
    possible: [states, transitions, guards].map(({ cover }) => cover.possible),
  };
}

it('numbers transitions and guards that look the same', () => {
  const branch = { guard: () => false, target: 'a' };
  const { tallies } = watch(createMachine({ initial: 'a', states: { a: { on: { go: [branch, branch] } } } }));
  expect(tallies.transitions.cover.missing).toEqual([
    'a: go [inline guard] -> a',
    'a: go [inline guard] -> a (2)',
  ]);
  expect(tallies.guards.cover.missing).toEqual([
    'inline guard of a: go: never true',
    'inline guard of a: go: never false',
    'inline guard of a: go (2): never true',
    'inline guard of a: go (2): never false',
  ]);
});

describe('guards', () => {
  const machine = setup({
    guards: {
      yes: () => true,
      no: () => false,
      isAtLeast: (_, least: number) => least <= 2,
      neither: not(or(['yes', 'no'])),
    },
  }).createMachine({
    initial: 'a',
    states: {
      a: {
        on: {
          every: { guard: and(['yes', 'no', 'neither']) },
          some: { guard: or([() => false, 'neither', stateIn({ a: 'x' })]), target: 'b' },
          least: [
            { guard: { type: 'isAtLeast', params: 3 } },
            { guard: { type: 'isAtLeast', params: () => 2 } },
          ],
        },
      },
      b: {},
    },
  });

  it('counts a guard with a name once, and one in its place with all that it is made of', () => {
    expect(watch(machine).tallies.guards.cover.missing.filter((_, place) => place % 2 === 0)).toEqual([
      'and(yes, no, neither) of a: every: never true',
      'yes: never true',
      'no: never true',
      'neither: never true',
      'or(yes, no) of neither: never true',
      'or(inline guard, neither, stateIn) of a: some: never true',
      'inline guard of a: some: never true',
      'stateIn of a: some: never true',
      'isAtLeast: never true',
    ]);
  });

  it('tells the values of those that are asked, and of no others', () => {
    const { guards, accepted } = follow(machine, 'every', 'some');
    expect(accepted).toEqual([false, false]);
    expect(guards).toEqual([
      'and(yes, no, neither) of a: every: never true',
      // `and` ends at `no`; `neither` is asked by `some`, and asks `yes` alone.
      'yes: never false',
      'no: never true',
      'neither: never true',
      'or(yes, no) of neither: never false',
      'or(inline guard, neither, stateIn) of a: some: never true',
      'inline guard of a: some: never true',
      'stateIn of a: some: never true',
      'isAtLeast: never true',
      'isAtLeast: never false',
    ]);
  });

  it('hands parameters on', () => {
    expect(follow(machine, 'least').guards).not.toContainEqual(expect.stringContaining('isAtLeast'));
  });
});

describe('what must stay as it is', () => {
  it('an event that a state forbids stays forbidden, and the prohibition is visited', () => {
    const machine = createMachine({
      initial: 'a',
      states: {
        a: { on: { go: {}, halt: { guard: () => false }, rest: undefined } },
      },
      on: { go: '.a', halt: '.a', rest: '.a' },
    });
    const { accepted, transitions } = follow(machine, 'go', 'halt', 'rest');
    expect(accepted).toEqual([false, true, false]);
    expect(transitions).toEqual(['(machine): go -> a', '(machine): rest -> a', 'a: halt [inline guard]']);
  });

  it('an eventless transition without target and actions is taken once', () => {
    const machine = createMachine({ initial: 'a', states: { a: { always: { guard: () => true } } } });
    const { transitions, guards } = follow(machine);
    expect(transitions).toEqual([]);
    expect(guards).toEqual(['inline guard of a: never false']);
  });

  it('the machine that was given, its config and its implementations are left alone', () => {
    const guards = { yes: () => true };
    const actions = ['observe'] as const;
    const machine = setup({ guards, actions: { observe: () => {} } }).createMachine({
      initial: 'a',
      states: { a: { entry: actions, on: { go: { guard: 'yes', actions } } } },
    });
    const before = { ...machine.implementations.guards };
    watch(machine);
    expect(actions).toEqual(['observe']);
    expect(machine.implementations.guards).toEqual(before);
    expect(machine.root.states['a']).toMatchObject({
      entry: ['observe'],
      on: { go: [{ guard: 'yes', actions: ['observe'] }] },
    });
  });

  it('random machines accept the same, go the same way and leave the same actions behind', () => {
    expectSameAsWatched(40);
  });
});
