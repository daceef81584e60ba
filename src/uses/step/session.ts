import type { Design } from '../../../machines/designs/design.ts';
import type { Fault, World } from '../../../machines/world.ts';
import type { Microstep } from '../../livepatch/microstep.ts';
import { type LivepatchModel, livepatchModel } from '../../livepatch/model.ts';

import { type Moment, type TakenStep, type VirtualTime, virtualTime } from '../../livepatch/virtual-time.ts';
import type { Read } from '../../problem/mistake.ts';
import { faultKey } from '../../scenario/faults.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { type Step, stepLine } from '../../scenario/step.ts';
import { AFTER_STUCK, commonSteps, follow, type Line, misfit, momentAt, stepsOf } from './line.ts';
import { microstepsOf } from './microsteps.ts';
import { refusalOf } from './refusal.ts';
import { remembered } from './remembered.ts';

/**
 * A person's way through a world: a line of steps, a place on it, and the other lines that were left on the way.
 * Nothing changes a session; each move gives another one.
 */
export interface Session {
  readonly scenario: Scenario;
  /** The text of the scenario. */
  readonly source: string;
  readonly design: Design;
  /** Of the scenario's world with any number of faults, and with those that it does not declare and that were taken. */
  readonly model: LivepatchModel;
  readonly time: VirtualTime;
  readonly line: Line;
  /** How many steps of the line are taken. */
  readonly place: number;
  /** How many microsteps of the step after `place` are taken; 0: the session stands between two steps. */
  readonly inside: number;
  readonly forks: readonly Fork[];
}

/** Another line, which was left at a place and is kept. */
interface Fork {
  readonly name: string;
  readonly line: Line;
  readonly place: number;
}

/** A session before the first step of the scenario, whose own steps lie ahead. */
export function begin(scenario: Scenario, source: string, design: Design): Session {
  const { model, time } = modelOf(scenario.world, design);
  const line = follow(time, model.world, scenario.steps);
  return { scenario, source, design, model, time, line, place: 0, inside: 0, forks: [] };
}

function modelOf(world: World, design: Design): Pick<Session, 'model' | 'time'> {
  const model = livepatchModel({ ...world, faultBudget: null }, design);
  return { model, time: remembered(virtualTime(model)) };
}

/** The moment at which the session stands; within a step, the one before it. */
export function momentOf({ line, place, time }: Session): Moment {
  return momentAt(line, place, time.initial);
}

/** The step that follows the place, taken; `null`: the line ends here. */
export function nextStep({ line, place }: Session): TakenStep | null {
  return line.taken[place] ?? null;
}

/**
 * Takes a step. One that fails after it has begun is noted as one that must fail so; one that is refused is taken only
 * if it says that it must fail. Where another step lies ahead, that future is kept as a fork.
 */
export function take(session: Session, step: Step): Read<Session> {
  if (session.inside > 0)
    return no(
      'inside',
      `this is in the midst of ${stepLineAhead(session)}: over finishes it, back leaves it`,
    );
  const { line, place } = session;
  if (line.taken[place - 1]?.result === 'stuck')
    return no('stuck', `${AFTER_STUCK}: go back, and take it without waiting (&)`);
  const knowing = withFault(session, step.fault);
  const taken = knowing.time.take(momentOf(session), step);
  const refused = refusalOf(taken, knowing.model);
  if (refused !== null && (step.fails === null || taken.result !== step.fails))
    return no('refused', refused.why);
  const expected =
    step.fails === null && taken.result !== 'stuck' && taken.result !== 'ok'
      ? { ...step, fails: taken.result }
      : step;
  const why = misfit({ ...taken, step: expected });
  if (why !== null) return no('unexpected', why);
  return { value: extended(knowing, { ...taken, step: expected }) };
}

/** The step after the place, or a new line with it, if it is another one than lies ahead. */
function extended(session: Session, taken: TakenStep): Session {
  const { line, place } = session;
  const ahead = stepsOf(line)[place];
  if (ahead !== undefined && stepLine(ahead) === stepLine(taken.step) && place < line.taken.length) {
    return { ...session, place: place + 1 };
  }
  const left = ahead === undefined ? session : kept(session, null);
  return {
    ...left,
    line: { taken: [...line.taken.slice(0, place), taken], unfitting: null },
    place: place + 1,
  };
}

/** The session with its line among the forks. */
function kept(session: Session, name: string | null): Session {
  const { line, place, forks } = session;
  return { ...session, forks: [...forks, { name: name ?? freeName(forks), line, place }] };
}

function freeName(forks: readonly Fork[]): string {
  const taken = new Set(forks.map(({ name }) => name));
  let number = 1;
  while (taken.has(`f${number}`)) number++;
  return `f${number}`;
}

/** A fault that the world does not know yet joins it at the end of its list, so that all others keep their places. */
function withFault(session: Session, fault: Fault | null): Session {
  const { world } = session.model;
  if (fault === null || world.faults.some(other => faultKey(other) === faultKey(fault))) return session;
  return { ...session, ...modelOf({ ...world, faults: [...world.faults, fault] }, session.design) };
}

/** One step back, or out of the step that the session is in. */
export function undo(session: Session): Read<Session> {
  if (session.inside > 0) return { value: { ...session, inside: session.inside - 1 } };
  if (session.place === 0) return no('at-start', 'this is before the first step');
  return { value: { ...session, place: session.place - 1 } };
}

/** The step ahead again. */
export function redo(session: Session): Read<Session> {
  if (nextStep(session) === null) return no('at-end', endText(session));
  return { value: { ...session, place: session.place + 1, inside: 0 } };
}

/** After so many steps of the line. */
export function jump(session: Session, place: number): Read<Session> {
  const { length } = session.line.taken;
  if (place > length)
    return no(
      'no-such-place',
      `the line has ${length} ${length === 1 ? 'step' : 'steps'}, and no step ${place}`,
    );
  return { value: { ...session, place, inside: 0 } };
}

/** Leaves the line, which is kept under that name, and stays at its place with nothing ahead. */
export function fork(session: Session, name: string | null): Read<Session> {
  if (name !== null && session.forks.some(other => other.name === name))
    return no('name-taken', `there is a fork called ${name} already`);
  const { line, place } = session;
  return {
    value: {
      ...kept(session, name),
      line: { taken: line.taken.slice(0, place), unfitting: null },
      inside: 0,
    },
  };
}

/** Goes to where a fork was left; the line that is left for it is kept, if anything of it would be lost. */
export function visit(session: Session, name: string): Read<Session> {
  const found = session.forks.find(other => other.name === name);
  if (found === undefined) return no('no-such-fork', `no fork is called ${name}`);
  const isWithin = commonSteps(session.line, found.line) === stepsOf(session.line).length;
  const { forks } = isWithin ? session : kept(session, null);
  return {
    value: {
      ...session,
      forks: forks.filter(other => other !== found),
      line: found.line,
      place: Math.min(found.place, found.line.taken.length),
      inside: 0,
    },
  };
}

/**
 * One microstep on: within the step that the session is in, or into the one ahead, or into the one that led here.
 * After the last one the session is behind the step.
 */
export function into(session: Session): Read<Session> {
  const { place, inside } = session;
  const ahead = nextStep(session);
  if (ahead === null) {
    const last = session.line.taken[place - 1];
    return last === undefined
      ? no('at-end', endText(session))
      : entered({ ...session, place: place - 1 }, last);
  }
  if (inside === 0) return entered(session, ahead);
  if (inside < microstepsAhead(session).length) return { value: { ...session, inside: inside + 1 } };
  return redo(session);
}

/** Into a step that is taken for it; one that the kernel refuses as well, up to the guard that refuses it. */
export function intoStep(session: Session, step: Step): Read<Session> {
  const knowing = withFault(session, step.fault);
  const { result } = knowing.time.take(momentOf(session), step);
  const fails = result === 'ok' || result === 'stuck' ? null : result;
  const taken = take(session, { ...step, fails });
  if ('mistake' in taken) return taken;
  return into({ ...taken.value, place: taken.value.place - 1 });
}

function entered(session: Session, { step }: TakenStep): Read<Session> {
  if (microstepsAhead(session).length === 0)
    return no('nothing-inside', `nothing happens in ${stepLine(step)}`);
  return { value: { ...session, inside: 1 } };
}

/** The microsteps of the step after the place. */
export function microstepsAhead(session: Session): readonly Microstep[] {
  const ahead = nextStep(session);
  return ahead === null ? [] : microstepsOf(session.model, ahead);
}

/** The same steps under another design, as far as they fit. */
export function withDesign(session: Session, design: Design): Session {
  return retaken({ ...session, design, ...modelOf(session.model.world, design) });
}

/** The same steps in another version of the scenario, as far as they fit. */
export function withScenario(session: Session, scenario: Scenario, source: string, design: Design): Session {
  const taken = [session.line, ...session.forks.map(({ line }) => line)].flatMap(stepsOf);
  const next = { ...session, scenario, source, design, ...modelOf(scenario.world, design) };
  return retaken(
    taken.reduce(
      (known, { fault }) => withFault(known, isStrange(fault, scenario.world) ? null : fault),
      next,
    ),
  );
}

/** Whether the world lacks the livepatch or the module that the fault is in. */
function isStrange(fault: Fault | null, { livepatches, modules }: World): boolean {
  return fault !== null && !Object.hasOwn(livepatches, fault.in) && !Object.hasOwn(modules, fault.in);
}

function retaken(session: Session): Session {
  const again = (line: Line) => follow(session.time, session.model.world, stepsOf(line));
  const line = again(session.line);
  return {
    ...session,
    line,
    place: Math.min(session.place, line.taken.length),
    inside: 0,
    forks: session.forks.map(fork => ({ ...fork, line: again(fork.line) })),
  };
}

function stepLineAhead(session: Session): string {
  const ahead = nextStep(session);
  return ahead === null ? 'a step' : stepLine(ahead.step);
}

function endText({ line }: Session): string {
  return line.unfitting === null
    ? 'no step lies ahead'
    : `the step ahead does not fit: ${line.unfitting.why}`;
}

function no(code: string, what: string): Read<never> {
  return { mistake: { code, what } };
}
