import { callbackText, changeLine, changes, everything } from '../../livepatch/changes.ts';
import { functionsIn } from '../../livepatch/functions.ts';
import type { LivepatchState } from '../../livepatch/model.ts';

import type { TakenStep } from '../../livepatch/virtual-time.ts';
import { stepData } from '../../scenario/step.ts';
import { choicesOf } from './choices.ts';
import { laneOf } from './lane.ts';
import { commonSteps, stepsOf } from './line.ts';
import { microstepViews } from './microstep-views.ts';
import { reasonsOf } from './refusal.ts';
import { faultsUpTo } from './scope.ts';
import { microstepsAhead, momentOf, nextStep, type Session } from './session.ts';
import { systemOf } from './system/system.ts';
import { breachesOf, propertiesOf } from './truth.ts';
import { formatTyped } from './typed-step.ts';
import type {
  ChoiceView,
  FactView,
  ForkView,
  InsideView,
  PlaceView,
  RefusedView,
  StepView,
  View,
} from './view.ts';

/** What a face shows where the session stands. */
export function viewOf(session: Session): View {
  return { ...placeView(session), choices: choiceViews(session), refused: refusedViews(session) };
}

export function placeView(session: Session): PlaceView {
  const { scenario, design, model, line, place } = session;
  const { now, armed } = momentOf(session);
  const { state, before } = standing(session);
  const path = stepViews(session);
  const inside = insideView(session);
  return {
    title: scenario.title,
    about: scenario.about,
    file: scenario.file,
    kernel: scenario.world.kernel,
    world: model.world,
    design: design.name,
    path,
    place,
    inside,
    forks: forkViews(session),
    unfitting: line.unfitting && {
      step: line.taken.length + 1,
      why: line.unfitting.why,
      lines: line.unfitting.steps.map(formatTyped),
    },
    now,
    armed,
    state,
    before,
    facts: factViews(session, before, state),
    system: systemOf(model.world, design, state.context, before.context),
    lane: laneOf(model.world, line.taken),
    functions: functionsIn(state, model.world, design),
    log: [
      ...path.slice(0, place).flatMap(({ log }) => log),
      ...(inside?.microsteps.slice(0, inside.at) ?? []).flatMap(({ log }) => log),
    ],
    properties: propertiesOf(session),
  };
}

/** The state where the session stands, and the one before what has led to it. */
export function standing(session: Session): { state: LivepatchState; before: LivepatchState } {
  const { line, place, inside } = session;
  const microstep = microstepsAhead(session)[inside - 1];
  if (microstep !== undefined) return { state: microstep.after, before: microstep.before };
  const { state } = momentOf(session);
  return { state, before: line.taken[place - 1]?.before.state ?? state };
}

export function stepViews(session: Session): StepView[] {
  let faults = 0;
  return session.line.taken.map(taken => {
    faults += faultsUpTo([taken]);
    return stepView(session, taken, faults);
  });
}

/** @param faults how many have happened when the step is over */
function stepView(session: Pick<Session, 'design' | 'model'>, taken: TakenStep, faults: number): StepView {
  const { step, at, result, meanwhile, outcomes, before, after } = taken;
  const all = [...meanwhile, ...outcomes];
  return {
    line: formatTyped(step),
    data: stepData(step),
    at,
    result,
    reasons: reasonsOf(taken, session.model),
    changes: changes(before.state.context, after.state.context).map(changeLine),
    log: all.flatMap(({ log }) => log),
    callbacks: all.flatMap(({ callbacks }) => callbacks.map(callbackText)),
    violations: breachesOf(session, taken),
    after: after.state,
    faults,
  };
}

export function choiceViews(session: Session): ChoiceView[] {
  const faults = faultsUpTo(session.line.taken.slice(0, session.place));
  return choicesOf(session).possible.map(taken => {
    const { at: _, reasons: __, ...view } = stepView(session, taken, faults + faultsUpTo([taken]));
    return { ...view, line: formatTyped({ ...taken.step, fails: null }) };
  });
}

export function refusedViews(session: Session): RefusedView[] {
  return choicesOf(session).refused.map(({ step, refusal }) => ({
    line: formatTyped(step),
    data: stepData(step),
    ...refusal,
  }));
}

function forkViews({ line, forks }: Session): ForkView[] {
  return forks.map(fork => {
    const from = commonSteps(fork.line, line);
    return { name: fork.name, from, lines: stepsOf(fork.line).slice(from).map(formatTyped) };
  });
}

function factViews({ model }: Session, before: LivepatchState, state: LivepatchState): FactView[] {
  const changed = new Set(changes(before.context, state.context).map(changeLine));
  const facts = everything(state.context, model.design.hasRegistry);
  return facts.map(fact => ({ ...fact, changed: changed.has(changeLine(fact)) && model.initial !== state }));
}

export function insideView(session: Session): InsideView | null {
  const ahead = nextStep(session);
  if (ahead === null || session.inside === 0) return null;
  return { at: session.inside, microsteps: microstepViews(session, ahead) };
}
