import { setup } from 'xstate';
import { edit } from '../../../machines/edit.ts';

export interface TwoPhaseContext {
  readonly manager: { readonly state: 'init' | 'committed' | 'aborted' };
  /** Messages to all; a message is never lost, and may be received again. */
  readonly sent: { readonly commit: boolean; readonly abort: boolean };
  readonly participants: readonly {
    readonly state: 'working' | 'prepared' | 'committed' | 'aborted';
    /** It has sent its "prepared" message. */
    readonly announced: boolean;
    /** The manager has received that message. */
    readonly recorded: boolean;
  }[];
}

export type TwoPhaseEvent =
  | { readonly type: 'manager commits' | 'manager aborts' }
  | { readonly type: (typeof ofParticipants)[number]; readonly participant: number };

const ofParticipants = [
  'manager hears',
  'participant prepares',
  'participant chooses to abort',
  'participant hears commit',
  'participant hears abort',
] as const;

/** Two-phase commit after Lamport's TwoPhase.tla: one manager, and participants that may abort on their own. */
export function twoPhaseCommit(participants: number) {
  const types: { context?: TwoPhaseContext; events?: TwoPhaseEvent } = {};
  return setup({ types }).createMachine({
    id: 'two-phase commit',
    context: {
      manager: { state: 'init' },
      sent: { commit: false, abort: false },
      participants: Array.from({ length: participants }, () => ({
        state: 'working',
        announced: false,
        recorded: false,
      })),
    },
    on: {
      'manager hears': {
        guard: ({ context, event }) =>
          context.manager.state === 'init' && context.participants[event.participant]?.announced === true,
        actions: edit((draft, { participant }) => {
          for (const one of only(draft.participants, participant)) one.recorded = true;
        }),
      },
      'manager commits': {
        guard: ({ context }) =>
          context.manager.state === 'init' && context.participants.every(({ recorded }) => recorded),
        actions: edit(draft => {
          draft.manager.state = 'committed';
          draft.sent.commit = true;
        }),
      },
      'manager aborts': {
        guard: ({ context }) => context.manager.state === 'init',
        actions: edit(draft => {
          draft.manager.state = 'aborted';
          draft.sent.abort = true;
        }),
      },
      'participant prepares': {
        guard: ({ context, event }) => context.participants[event.participant]?.state === 'working',
        actions: edit((draft, { participant }) => {
          for (const one of only(draft.participants, participant)) {
            one.state = 'prepared';
            one.announced = true;
          }
        }),
      },
      'participant chooses to abort': {
        guard: ({ context, event }) => context.participants[event.participant]?.state === 'working',
        actions: edit((draft, { participant }) => {
          for (const one of only(draft.participants, participant)) one.state = 'aborted';
        }),
      },
      'participant hears commit': {
        guard: ({ context }) => context.sent.commit,
        actions: edit((draft, { participant }) => {
          for (const one of only(draft.participants, participant)) one.state = 'committed';
        }),
      },
      'participant hears abort': {
        guard: ({ context }) => context.sent.abort,
        actions: edit((draft, { participant }) => {
          for (const one of only(draft.participants, participant)) one.state = 'aborted';
        }),
      },
    },
  });
}

export function twoPhaseEvents(participants: number): TwoPhaseEvent[] {
  const each = Array.from({ length: participants }, (_, participant) =>
    ofParticipants.map(type => ({ type, participant })),
  );
  return [{ type: 'manager commits' }, { type: 'manager aborts' }, ...each.flat()];
}

/** The member at `place`, as a list, so that a place that is not there needs no case of its own. */
function only<T>(list: readonly T[], place: number): T[] {
  return list.slice(place, place + 1);
}
