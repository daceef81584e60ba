import { visible } from '../../../problem/visible.ts';
import { effectsBetween, endText, refusalText } from '../../../show/text/machine-step.ts';
import { eventLine } from '../../../subject/event-line.ts';
import { type Refusal, refusalsIn } from '../../../uses/step-machine/refusal.ts';
import { type Session, standing, stateAt } from '../../../uses/step-machine/session.ts';
import type { Lists, PathStep, Refused } from '../../path-view.ts';
import type { Findings, MachineView } from '../protocol.ts';
import { innermostOf } from './configuration.ts';
import type { Marks } from './ends.ts';
import { factsOf } from './facts.ts';
import { lightsOf } from './lights.ts';

/** Where the session stands, and how it came there. */
export function viewOf(session: Session, findings: Findings, marks: Marks): MachineView {
  const { walked, index, taken, place } = session;
  const { subject, result } = walked;
  const here = standing(session);
  const before = index.at(stateAt(session, Math.max(0, place - 1)));
  return {
    title: visible(subject.machine.id),
    file: visible(subject.file),
    walk: {
      states: result.states,
      transitions: result.transitions,
      depth: result.depth,
      why: whyOpen(result.stopped),
      isProposed: subject.isProposed,
    },
    path: taken.map(({ event, to }, at) => ({
      line: eventLine(event),
      changes: effectsBetween(index.at(stateAt(session, at)), index.at(to)),
      violations: violationsOf(to, marks),
    })),
    place,
    stand: {
      state: stateAt(session, place),
      active: innermostOf(here.value).map(path => path.map(visible)),
      facts: factsOf(before.context, here.context),
      actors: factsOf(before.actors, here.actors),
      end: here.ways.length > 0 ? null : endText(session),
      ...lightsOf(session),
    },
    findings,
  };
}

function whyOpen(stopped: string | null): string | null {
  if (stopped === null) return null;
  return stopped === 'depth' || stopped === 'states'
    ? `The walk ended at the bound on ${stopped}: there may be more than is known.`
    : 'The walk was ended early: there may be more than is known.';
}

function violationsOf(state: number, marks: Marks): PathStep['violations'] {
  const property = marks.get(state);
  return property === undefined ? [] : [{ property }];
}

/** What may come next, and which of the other events the machine has a word against. */
export function listsOf(session: Session, marks: Marks): Lists {
  const here = standing(session);
  return {
    choices: here.ways.map(({ event, to }) => ({
      line: eventLine(event),
      result: 'ok',
      changes: effectsBetween(here, session.index.at(to)),
      violations: violationsOf(to, marks),
    })),
    // Those that a guard refuses say more than those that are for other states.
    refused: refusalsIn(session)
      .sort((one, other) => Number(isElsewhere(one)) - Number(isElsewhere(other)))
      .map(refusedOf),
  };
}

function isElsewhere({ guards, forbiddenBy }: Refusal): boolean {
  return guards.length === 0 && forbiddenBy === null;
}

function refusedOf(refusal: Refusal): Refused {
  const line = visible(refusal.type);
  return {
    line,
    error: null,
    why: refusalText(refusal).slice(`${line}: `.length),
    reasons: [],
    guard: null,
  };
}
