import { expect, it } from 'vitest';
import { setup } from 'xstate';
import { instrument } from '../../../src/explore/machine/instrument.ts';
import { Tally } from '../../../src/explore/machine/tally.ts';

const machine = setup({ guards: { isHot: () => true } }).createMachine({
  id: 'oven',
  type: 'parallel',
  states: {
    heat: {
      initial: 'off',
      onDone: { target: '#oven.door' },
      states: {
        off: { on: { on: [{ guard: 'isHot', target: 'full' }, { target: 'low.glow' }] } },
        low: {
          initial: 'glow',
          states: { glow: { always: { guard: 'isHot', target: '#oven.door.open' } } },
        },
        full: { type: 'final' },
      },
    },
    door: {
      initial: 'shut',
      states: {
        shut: { on: { pull: 'open', '*': {} } },
        open: { on: { look: { actions: [] }, leave: '#oven' } },
      },
    },
  },
  on: {
    clean: ['.heat', '.door'].map(target => ({ target })),
    both: { target: ['.heat.low', '.door.open'] },
  },
});

it('tells states by their paths, transitions by state, event, guard and target, guards by their names', () => {
  const tallies = { states: new Tally(), transitions: new Tally(), guards: new Tally() };
  instrument(machine, tallies);
  const { states, transitions, guards } = tallies;
  expect(states.cover.missing).toEqual([
    'heat',
    'heat.off',
    'heat.low',
    'heat.low.glow',
    'heat.full',
    'door',
    'door.shut',
    'door.open',
  ]);
  expect(transitions.cover.missing).toEqual([
    'oven: clean -> heat',
    'oven: clean -> door',
    'oven: both -> heat.low, door.open',
    'heat: done -> door',
    'heat.off: on [isHot] -> full',
    'heat.off: on -> low.glow',
    'heat.low.glow: [isHot] -> door.open',
    'door.shut: pull -> open',
    'door.shut: *',
    'door.open: look',
    'door.open: leave -> oven',
  ]);
  expect(guards.cover.missing).toEqual(['isHot: never true', 'isHot: never false']);
});
