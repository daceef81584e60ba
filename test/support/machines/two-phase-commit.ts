import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

export interface TwoPhaseContext {
  readonly manager: { readonly state: 'init' | 'committed' | 'aborted' };
  /** Messages to all; a message is never lost, and may be received again. */
  readonly sent: { readonly commit: boolean; readonly abort: boolean };
  readonly participants: Readonly<Record<string, Participant>>;
}

interface Participant {
  readonly state: 'working' | 'prepared' | 'committed' | 'aborted';
  /** It has sent its "prepared" message. */
  readonly announced: boolean;
  /** The manager has received that message. */
  readonly recorded: boolean;
}

export type TwoPhaseEvent =
  | { readonly type: 'manager commits' | 'manager aborts' }
  | { readonly type: (typeof ofParticipants)[number]; readonly participant: string };

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
      participants: Object.fromEntries(
        participantNames(participants).map(name => [
          name,
          { state: 'working', announced: false, recorded: false },
        ]),
      ),
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
          context.manager.state === 'init' &&
          Object.values(context.participants).every(({ recorded }) => recorded),
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
  const each = participantNames(participants).map(participant =>
    ofParticipants.map(type => ({ type, participant })),
  );
  return [{ type: 'manager commits' }, { type: 'manager aborts' }, ...each.flat()];
}

export function participantNames(participants: number): string[] {
  return Array.from({ length: participants }, (_, place) => `p${place + 1}`);
}

/** The member of that name, as a list, so that a name that is not there needs no case of its own. */
function only<T>(record: Readonly<Record<string, T>>, name: string): T[] {
  const member = record[name];
  return member === undefined ? [] : [member];
}
