import { describe, expect, it } from 'vitest';
import {
  type AnyStateMachine,
  and,
  assign,
  createMachine,
  enqueueActions,
  not,
  raise,
  setup,
  stateIn,
} from 'xstate';
import { regionsOf } from '../../../src/explore/machine/regions.ts';

const toggle = { initial: 'off', states: { off: { on: { A: 'on' } }, on: { on: { A: 'off' } } } } as const;
const beside = { initial: 'no', states: { no: { on: { B: 'yes' } }, yes: { on: { B: 'no' } } } } as const;

/** The places of the regions that each event concerns. */
function concerned(machine: AnyStateMachine, ...types: string[]): Record<string, string> {
  const regions = regionsOf(machine);
  return Object.fromEntries(types.map(type => [type, regions?.concernedBy(type).join() ?? 'one slot']));
}

describe('an event concerns', () => {
  it('the regions that have transitions for it, and no other', () => {
    const machine = createMachine({ type: 'parallel', states: { r: toggle, q: beside, s: toggle } });
    expect(concerned(machine, 'A', 'B', 'C')).toEqual({ A: '0,2', B: '1', C: '' });
  });

  it('those that refuse it', () => {
    const refusing = { initial: 'one', states: { one: { on: { A: undefined } } }, on: { B: {} } };
    const machine = createMachine({ type: 'parallel', states: { r: refusing, q: beside } });
    expect(concerned(machine, 'A', 'B')).toEqual({ A: '0', B: '0,1' });
  });

  it('those that have it among others', () => {
    const machine = createMachine({
      type: 'parallel',
      states: { r: { on: { 'a.*': {} } }, q: { on: { 'a.b.*': {} } }, s: { on: { '*': {} } }, t: beside },
    });
    expect(concerned(machine, 'a', 'a.b', 'a.b.c', 'ab', 'B')).toEqual({
      a: '0,2',
      'a.b': '0,1,2',
      'a.b.c': '0,1,2',
      ab: '2',
      B: '2,3',
    });
  });

  it('the region with eventless transitions, always', () => {
    const eventless = { initial: 'a', states: { a: { always: { target: 'b', guard: () => false } }, b: {} } };
    const machine = createMachine({ type: 'parallel', states: { r: toggle, q: beside, s: eventless } });
    expect(concerned(machine, 'A', 'B', 'C')).toEqual({ A: '0,2', B: '1,2', C: '2' });
  });

  it('of XState itself, all of them', () => {
    const machine = createMachine({ type: 'parallel', states: { r: toggle, q: beside } });
    expect(concerned(machine, 'xstate.stop', 'xstate.done.state.r')).toEqual({
      'xstate.stop': '0,1',
      'xstate.done.state.r': '0,1',
    });
  });

  it.each([
    ['into another region', { off: { on: { X: '#q.yes' } } }, {}],
    ['into two', { off: { on: { X: { target: ['#q.yes', '#r.off'] } } } }, {}],
    ['from a state to its region', { off: { on: { X: '#r' } } }, {}],
    ['to the root', { off: { on: { X: '#m' } } }, {}],
    ['from a region to another', { off: {} }, { X: '#q' }],
    ['of a region that is entered again', { off: {} }, { X: { target: '#r.off', reenter: true } }],
    ['of a region that enters itself again', { off: {} }, { X: { target: '#r', reenter: true } }],
  ])('all of them where a transition leads %s', (_, states, on) => {
    const machine = createMachine({
      id: 'm',
      type: 'parallel',
      states: { r: { id: 'r', initial: 'off', states, on }, q: { ...beside, id: 'q' }, s: toggle },
    });
    expect(concerned(machine, 'X', 'A', 'B')).toEqual({ X: '0,1,2', A: '2', B: '1' });
  });

  it.each([
    ['below its region', { off: { on: { X: 'on' } }, on: {} }, {}],
    [
      'back to the state, which is entered again',
      { off: { on: { X: { target: 'off', reenter: true } } } },
      {},
    ],
    ['from a region to its beginning', { off: {} }, { X: '#r' }],
    ['from a region to a state of it', { off: {} }, { X: '.off' }],
    ['nowhere', { off: {} }, { X: { reenter: true, actions: 'some' } }],
  ])('its own where a transition leads %s', (_, states, on) => {
    const machine = createMachine({
      type: 'parallel',
      states: { r: { id: 'r', initial: 'off', states, on }, q: beside },
    });
    expect(concerned(machine, 'X', 'B')).toEqual({ X: '0', B: '1' });
  });

  it('all of them where the root has a transition that leads somewhere', () => {
    const states = { r: toggle, q: beside };
    const on = { A: '.q', B: { actions: 'some' }, C: '#m' };
    expect(concerned(createMachine({ id: 'm', type: 'parallel', states, on }), 'A', 'B', 'C')).toEqual({
      A: '0,1',
      B: '1',
      C: '0,1',
    });
  });
});

describe('one slot has the whole state value where', () => {
  const chart = setup({
    guards: {
      isOn: stateIn({ q: 'yes' }),
      isNot: not(stateIn('#q.yes')),
      isMine: () => true,
    },
    actions: {
      keep: assign({ n: 1 }),
      tell: raise({ type: 'Y' }),
      choose: enqueueActions(() => {}),
    },
  });
  const withOn = (on: object) => chart.createMachine({ type: 'parallel', states: { r: { on }, q: beside } });
  const withStates = (r: object, root: object = {}) =>
    createMachine({ id: 'm', type: 'parallel', states: { r, q: { ...beside, id: 'q' } }, ...root });

  it.each([
    ['a guard asks for a state', withOn({ X: { guard: stateIn({ q: 'yes' }), actions: 'keep' } })],
    ['a guard that has a name does', withOn({ X: { guard: 'isOn', actions: 'keep' } })],
    ['one with parameters does', withOn({ X: { guard: { type: 'isOn', params: {} }, actions: 'keep' } })],
    ['part of one does', withOn({ X: { guard: and(['isMine', 'isOn']), actions: 'keep' } })],
    ['part of one in another does', withOn({ X: { guard: and(['isMine', not(and(['isNot']))]) } })],
    ['an event is raised', withOn({ X: { actions: raise({ type: 'Y' }) } })],
    ['an event is raised by an action with a name', withOn({ X: { actions: 'tell' } })],
    ['an event is raised on entry', withStates({ entry: raise({ type: 'Y' }) })],
    ['an event is raised on exit', withStates({ ...toggle, exit: [raise({ type: 'Y' })] })],
    [
      'an event is raised at the beginning',
      withStates({ initial: { target: 'a', actions: raise({ type: 'Y' }) }, states: { a: {} } }),
    ],
    ['an action may look at the state', withOn({ X: { actions: 'choose' } })],
    ['there is a final state', withStates({ initial: 'a', states: { a: { type: 'final' } } })],
    [
      'there is a history state',
      withStates({
        initial: 'a',
        states: { a: { initial: 'b', states: { b: {}, h: { type: 'history' } } } },
      }),
    ],
    ['time passes', withStates({ initial: 'a', states: { a: { after: { 10: 'b' } }, b: {} } })],
    ['something is invoked', withStates({ invoke: { src: 'some' } })],
    [
      'the root has eventless transitions',
      withStates(toggle, { always: { guard: () => false, actions: [] } }),
    ],
    [
      'an eventless transition leads out of its region',
      withStates({ always: { guard: () => false, target: 'q' } }),
    ],
    [
      'two regions have eventless transitions',
      withStates({
        type: 'parallel',
        states: {
          a: { always: { guard: () => false, target: '#m.r.a' } },
          b: { always: { guard: () => false, target: '#m.r.b' } },
        },
      }),
    ],
    ['a region has none in turn', withStates({ type: 'parallel' })],
    [
      'regions begin as the chart says',
      withStates({ type: 'parallel', initial: 'a', states: { a: toggle } }),
    ],
    ['there is one region', createMachine({ type: 'parallel', states: { r: toggle } })],
    ['there is no region', createMachine(toggle)],
  ])('%s', (_, machine) => {
    expect(regionsOf(machine)).toBe(null);
  });

  it('nowhere else', () => {
    const machine = withOn({
      X: {
        guard: and(['isMine', not('isMine'), () => true]),
        actions: ['keep', 'unknown', assign({ n: 1 })],
      },
      Y: { guard: 'unknown', actions: () => {} },
    });
    expect(regionsOf(machine)?.all.map(({ key }) => key)).toEqual(['r', 'q']);
  });
});
