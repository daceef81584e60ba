import type { Context } from '../../../machines/context.ts';
import type { Member } from '../../explore/index.ts';
import {
  type Change,
  changeLine,
  effects,
  features,
  modules,
  stack,
  tasks,
} from '../../livepatch/changes.ts';

/** The members that `--by` takes, in the order in which they are drawn. */
export const LIVEPATCH_MEMBERS = [
  'stack',
  'features',
  'effects',
  'modules',
  'tasks',
  'transition',
  'faults',
] as const;

export type LivepatchMember = (typeof LIVEPATCH_MEMBERS)[number];

const TOLD: Readonly<Record<LivepatchMember, (context: Context) => readonly Change[]>> = {
  stack,
  features,
  effects,
  modules,
  tasks,
  transition: ({ klp: { transitionPatch, targetState } }) => [
    { what: 'transition', now: transitionPatch === null ? 'none' : `${transitionPatch}, to ${targetState}` },
  ],
  faults: ({ faults }) => [
    { what: 'faults left', now: faults.left === null ? 'any number' : String(faults.left) },
  ],
};

/** The part of the system under that name, in the words of the reports. */
export function livepatchMember(name: LivepatchMember): Member<Context> {
  return { name, lines: ({ context }) => TOLD[name](context).map(changeLine) };
}
