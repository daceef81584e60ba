import { and, or, setup, stateIn } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

export interface PetersonEvent {
  readonly type: 'asks' | 'goes on' | 'enters' | 'leaves';
  readonly process: 0 | 1;
}

/** What somebody who writes the algorithm down might get wrong. */
export type Mistake =
  | 'none'
  /** It waits while the other has its flag up, whoever's turn it is. */
  | 'no turn'
  /** It gives way to the other before it raises its flag. */
  | 'gives way first'
  /** It waits while the other is inside, and looks at nothing else. */
  | 'looks inside only'
  /** It waits while the other has its flag up, *or* the turn. */
  | 'or for and';

const types: { context?: { readonly turn: { readonly of: number } }; events?: PetersonEvent } = {};
const base = setup({
  types,
  guards: {
    isOf: ({ event }, { me }: { readonly me: number }) => event.process === me,
    hasTurn: ({ context }, { me }: { readonly me: number }) => context.turn.of === me,
  },
  actions: {
    giveWay: edit((draft, _, { me }: { readonly me: number }) => {
      draft.turn.of = 1 - me;
    }),
  },
});

/**
 * Mutual exclusion of two processes after G. L. Peterson (Myths about the mutual exclusion problem, 1981). Who wants to
 * enter raises a flag, then gives way to the other, then waits while the other has both its flag up and the turn.
 */
export function peterson(mistake: Mistake) {
  const process = (me: 0 | 1) => {
    const isMine = { type: 'isOf', params: { me } } as const;
    const hasTurn = { type: 'hasTurn', params: { me } } as const;
    const giveWay = { type: 'giveWay', params: { me } } as const;
    const givesWayFirst = mistake === 'gives way first';
    // The flag is up in all states but this one and, where it is raised late, the next.
    const otherIs = (state: string) => stateIn(`#${1 - me}.${state}`);
    const otherIsDown = givesWayFirst ? or([otherIs('out'), otherIs('asking')]) : otherIs('out');
    const mayEnter = {
      none: or([otherIsDown, hasTurn]),
      'gives way first': or([otherIsDown, hasTurn]),
      'no turn': otherIsDown,
      'looks inside only': or([otherIs('out'), otherIs('asking'), otherIs('waiting')]),
      'or for and': and([otherIsDown, hasTurn]),
    }[mistake];
    return {
      id: `${me}`,
      initial: 'out',
      states: {
        out: { on: { asks: { guard: isMine, target: 'asking', actions: givesWayFirst ? [giveWay] : [] } } },
        asking: {
          on: { 'goes on': { guard: isMine, target: 'waiting', actions: givesWayFirst ? [] : [giveWay] } },
        },
        waiting: { on: { enters: { guard: and([isMine, mayEnter]), target: 'inside' } } },
        inside: { on: { leaves: { guard: isMine, target: 'out' } } },
      },
    } as const;
  };
  return base.createMachine({
    id: 'peterson',
    type: 'parallel',
    context: { turn: { of: 0 } },
    states: { zero: process(0), one: process(1) },
  });
}

export const petersonEvents: readonly PetersonEvent[] = ([0, 1] as const).flatMap(process =>
  (['asks', 'goes on', 'enters', 'leaves'] as const).map(type => ({ type, process })),
);
