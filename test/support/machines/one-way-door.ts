import { createMachine } from 'xstate';

/** The bug: the cellar door opens from above only. The cellar has a lamp and a shelf to go round between. */
export const oneWayDoor = createMachine({
  id: 'one-way door',
  initial: 'garden',
  states: {
    garden: { on: { enter: 'hall' } },
    hall: { on: { leave: 'garden', climb: 'attic', descend: 'lamp' } },
    attic: { on: { leave: 'hall' } },
    lamp: { on: { turn: 'shelf' } },
    shelf: { on: { turn: 'lamp' } },
    // Nobody was given the key: no event leads here.
    vault: { on: { leave: 'hall', burn: 'vault' } },
  },
});

export const doorEvents = (['enter', 'leave', 'climb', 'descend', 'turn', 'burn'] as const).map(type => ({
  type,
}));
