import { errnoName } from '../../../machines/errno.ts';
import { moduleName } from '../../../machines/module-name.ts';
import type { World } from '../../../machines/world.ts';
import type { FinalState } from '../../livepatch/final-state.ts';
import type { ForetoldStep } from './foretold.ts';
import type { KernelLog, LoggedStep, Splat } from './kernel-log.ts';
import { ENDS_ALL, isOpenLine, isOpenOwner } from './open.ts';
import type { GuestNames } from './plan.ts';
import { UNNAMED } from './stand-ins.ts';

/** Something that the model says and the kernel does not, or the other way round. */
export interface Unlike {
  /** `result`, `log`, `state`, or `splat`. */
  readonly what: string;
  readonly model: readonly string[];
  readonly kernel: readonly string[];
}

export interface JudgedStep {
  /** The step in one line. */
  readonly line: string;
  /** `open`: the model says that from here on anything can happen. */
  readonly verdict: 'agrees' | 'differs' | 'not reached' | 'open';
  readonly unlike: readonly Unlike[];
  /** What the model says is broken. */
  readonly broken: readonly string[];
  readonly splats: readonly Splat[];
}

export interface Judged {
  readonly verdict: 'agrees' | 'differs' | 'no answer';
  readonly steps: readonly JudgedStep[];
  /** Why there is no answer. */
  readonly why: string | null;
}

/** Holds what a real kernel did in a history against what the model says of it. */
export function judge(
  world: World,
  foretold: readonly ForetoldStep[],
  log: KernelLog,
  names: GuestNames,
): Judged {
  const steps: JudgedStep[] = [];
  let isOpen = false;
  let hasDiffered = false;
  for (const [place, step] of foretold.entries()) {
    const logged = log.steps.get(place + 1);
    const ends = step.broken.some(property => ENDS_ALL.includes(property));
    const common = { line: step.line, broken: [...new Set(step.broken)], splats: logged?.splats ?? [] };
    if (isOpen) {
      steps.push({ ...common, verdict: 'open', unlike: [] });
      continue;
    }
    if (logged === undefined || hasDiffered) {
      steps.push({ ...common, verdict: 'not reached', unlike: [] });
      hasDiffered = true;
      continue;
    }
    const unlike = unlikeIn(world, step, logged, names, ends);
    hasDiffered = unlike.length > 0;
    steps.push({ ...common, verdict: hasDiffered ? 'differs' : 'agrees', unlike });
    isOpen = ends;
  }
  const differs = steps.some(({ verdict }) => verdict === 'differs');
  const reached = steps.every(({ verdict }) => verdict === 'agrees' || verdict === 'open');
  // Once all is open, whatever becomes of the guest is foretold.
  const ended = log.isDone ? null : 'the guest ended before the history did';
  const why = isOpen ? null : (log.trouble[0] ?? ended);
  return {
    verdict: differs ? 'differs' : reached && why === null ? 'agrees' : 'no answer',
    steps,
    why: differs ? null : (why ?? (reached ? null : 'the history was not run to its end')),
  };
}

function unlikeIn(
  world: World,
  step: ForetoldStep,
  logged: LoggedStep,
  names: GuestNames,
  ends: boolean,
): Unlike[] {
  const log = modelLines(step.log);
  const lines = kernelLines(world, logged.lines, log, names);
  const warns = step.broken.includes('warning');
  const warnings = logged.splats.filter(({ kind }) => kind === 'warning');
  const fatal = logged.splats.filter(({ kind }) => kind === 'fatal');
  // A fault that is foretold may strike in the middle of the step: up to there all is as foretold.
  if (ends && fatal.length > 0) {
    const upTo = unlike('log', log.slice(0, lines.length), lines);
    return upTo.model.join('\n') === lines.join('\n') ? [] : [upTo];
  }
  return [
    unlike('result', [step.result], [resultOf(logged)]),
    unlike('log', log, lines),
    ...(ends
      ? []
      : [unlike('state', modelState(step.end, names), kernelState(step.end, logged.sees, names))]),
    unlike(
      'splat',
      warns ? ['WARNING'] : [],
      warnings.length > 0 ? [warns ? 'WARNING' : firstOf(warnings)] : [],
    ),
    unlike(
      'splat',
      [],
      fatal.map(({ line }) => line),
    ),
  ].filter(({ model, kernel }) => model.join('\n') !== kernel.join('\n'));
}

function unlike(what: string, model: readonly string[], kernel: readonly string[]): Unlike {
  return { what, model, kernel };
}

function firstOf([first]: readonly Splat[]): string {
  return first?.line ?? '';
}

function resultOf({ code, isStuck }: LoggedStep): string {
  if (code === null) return 'it has not ended';
  if (isStuck) return 'stuck';
  return code === 0 ? 'ok' : errnoName(code);
}

function modelLines(log: readonly string[]): string[] {
  return log.filter(line => !isOpenLine(line));
}

/** Those that the model speaks of; the others belong to other parts of the kernel. */
function kernelLines(
  { livepatches, shadows = [] }: World,
  lines: readonly string[],
  foretold: readonly string[],
  names: GuestNames,
): string[] {
  const prefixes = ['livepatch: ', ...Object.keys(livepatches).map(patch => `${names.livepatch(patch)}: `)];
  // The kernel knows shadow variables by their numbers.
  const named = (line: string) =>
    line.replace(/(?<=shadow variable <\w+, )[0-9a-f]+(?=>)/, number => {
      const found = shadows.find(id => names.number(id) === Number.parseInt(number, 16));
      return found ?? number;
    });
  return lines
    .map(named)
    .filter(
      line =>
        (prefixes.some(prefix => line.startsWith(prefix)) || foretold.includes(line)) &&
        !isOpenLine(line) &&
        !line.includes(`'${UNNAMED}'`) &&
        !/\btaint(?:s|ing) kernel\b/.test(line),
    );
}

function modelState({ enabled, effects, features }: FinalState, names: GuestNames): string[] {
  return [
    ...enabled.map(patch => `${moduleName(patch)} is enabled`),
    ...Object.entries(features).map(
      ([id, { version, owner }]) =>
        `feature ${names.number(id)} is registered, version ${version}, owner ${ownerPatch(owner)}`,
    ),
    ...Object.entries(effects).flatMap(([id, version]) =>
      version === 0 ? [] : [`effect ${names.number(id)} is on, version ${version}`],
    ),
  ].sort();
}

function ownerPatch(owner: string): string {
  return isOpenOwner(owner) ? 'unknown' : moduleName(owner.split('/')[0] ?? '');
}

/** As the guest's look and /proc/klp_feature have it (lab/guest/look.c, klpwalk c). */
function kernelState({ features }: FinalState, sees: readonly string[], names: GuestNames): string[] {
  const open = Object.entries(features).flatMap(([id, { owner }]) =>
    isOpenOwner(owner) ? [String(names.number(id))] : [],
  );
  return sees
    .flatMap(line => {
      const livepatch = /^livepatch (\S+) ([01])$/.exec(line);
      if (livepatch !== null) return livepatch[2] === '1' ? [`${livepatch[1]} is enabled`] : [];
      const effect = /^effect (\d+) version (\d+)/.exec(line);
      if (effect !== null)
        return effect[2] === '0' ? [] : [`effect ${effect[1]} is on, version ${effect[2]}`];
      const feature = /^feature (\d+) version (\d+) of \S+(?: \[(\w+)\])?/.exec(line);
      if (feature === null) return [];
      const [, number = '', version, owner = 'unknown'] = feature;
      return [
        `feature ${number} is registered, version ${version}, owner ${open.includes(number) ? 'unknown' : owner}`,
      ];
    })
    .sort();
}
