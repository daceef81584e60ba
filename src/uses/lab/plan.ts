import { VMLINUX } from '../../../machines/context.ts';
import { moduleName } from '../../../machines/module-name.ts';
import type { Fault, Task, World } from '../../../machines/world.ts';
import type { Step } from '../../scenario/step.ts';
import type { ForetoldStep } from './foretold.ts';
import type { StandIns } from './stand-ins.ts';

/** What the guest calls what the world has. */
export interface GuestNames {
  /** The module of a livepatch, without its extension. */
  readonly livepatch: (patch: string) => string;
  /** The module that the livepatches share, and the parameter of it that is a setting. */
  readonly shared: string;
  readonly setting: (name: string) => string;
  /** The number of a feature or of a shadow variable, as the C has it. */
  readonly number: (id: string) => number;
  /** The parameter of a livepatch with which the constructor of a shadow variable fails. */
  readonly failing: (shadow: string) => string;
}

/** The guest waits so long for the end of a transition, in seconds; the model waits for 32 attempts. */
const PATIENCE = 40;

/**
 * The history in the words of the guest (lab/guest/history.c).
 *
 * Of a world without tasks a transition ends when a step waits for it. Until then two tasks whose stacks are not reliable
 * keep it: one has not been switched when it begins; the other is sent in once it has been, and so keeps it after a
 * reversal.
 */
export function planOf(
  world: World,
  steps: readonly ForetoldStep[],
  standIns: StandIns,
  names: GuestNames,
): string[] {
  const planner = new Planner(world, standIns, names);
  planner.prepare();
  for (const [place, step] of steps.entries()) planner.step(place + 1, step);
  return planner.lines;
}

const SYMBOL = { missing: 'missing', ambiguous: 'ambiguous', 'size unknown': 'size' } as const;

const HOLD = ['hold-before', 'hold-after'] as const;

class Planner {
  readonly lines: string[] = [];
  readonly #world: World;
  readonly #standIns: StandIns;
  readonly #names: GuestNames;
  readonly #hasTasks: boolean;
  readonly #held = new Set<(typeof HOLD)[number]>();

  constructor(world: World, standIns: StandIns, names: GuestNames) {
    this.#world = world;
    this.#standIns = standIns;
    this.#names = names;
    this.#hasTasks = Object.keys(world.tasks).length > 0;
  }

  prepare(): void {
    const { modules, tasks } = this.#world;
    this.#do(`load ${this.#names.shared}`);
    if (!this.#hasTasks) for (const name of HOLD) this.#do(`lab task ${name} asleep unreliable`);
    for (const [name, task] of Object.entries(tasks)) this.#addTask(name, task);
    for (const [name, { loaded }] of Object.entries(modules)) {
      if (loaded) this.#do(`load ${moduleName(name)}`);
      if (loaded) this.#blockThoseIn(name);
    }
    this.#blockThoseIn(VMLINUX);
    this.#do('lab start');
  }

  step(number: number, foretold: ForetoldStep): void {
    const { step } = foretold;
    if (step.at !== null) this.#do(`lab until ${Math.round(step.at * 1000)}`);
    if (!this.#hasTasks) this.#hold(foretold);
    const parameters = this.#meet(step);
    this.#do(`begin ${number}`);
    const operation = this.#operation(step, parameters);
    if (operation !== null) this.#do(`! ${operation}`);
    this.#forget(step);
    if (step.verb === 'insert' && foretold.own === 'ok') this.#blockThoseIn(step.subject);
    this.#wait(foretold);
    this.#do(`end ${number}`, `look ${number}`);
  }

  #do(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  #addTask(name: string, { leaves, function: original, object }: Task): void {
    const kind = leaves === 'signal' ? 'user' : leaves === 'wake-up' ? 'woken' : 'asleep';
    const place = original === null ? '-' : this.#standIns.placeOf(moduleName(object), original);
    this.#do(`lab task ${name} ${kind} ${place}`);
    if (kind === 'user') this.#do(`serve ${name}`, 'sleep 20');
  }

  #blockThoseIn(object: string): void {
    for (const [name, task] of Object.entries(this.#world.tasks)) {
      if (task.object === object && task.function !== null && task.blocked) this.#do(`lab block ${name}`);
    }
  }

  /** Before the step: who is to keep the transition that it begins sits there, and the other does not. */
  #hold({ step, runsBefore, runsThen }: ForetoldStep): void {
    if (!runsBefore) {
      this.#release('hold-after');
      if (runsThen && !step.waits && step.verb !== 'complete') this.#keep('hold-before');
      else this.#release('hold-before');
    }
    // What is forced is over a full second later, when the delayed work runs.
    if (runsBefore && step.verb === 'force') this.#do('lab align');
  }

  #wait({ step, own, runsBefore, runsThen }: ForetoldStep): void {
    if (step.verb === 'complete' || (step.waits && own === 'ok')) {
      for (const name of HOLD) this.#release(name);
      this.#do(`wait ${PATIENCE}`);
    } else if (!this.#hasTasks && runsThen && !runsBefore) this.#keep('hold-after');
  }

  #keep(name: (typeof HOLD)[number]): void {
    if (!this.#held.has(name)) this.#do(`lab block ${name}`);
    this.#held.add(name);
  }

  #release(name: (typeof HOLD)[number]): void {
    if (this.#held.delete(name)) this.#do(`lab unblock ${name}`);
  }

  /** @returns what the module that is loaded is told of the fault */
  #meet({ fault, verb }: Step): string {
    if (fault === null) return '';
    if (fault.kind === 'init') return ` init_result=${fault.code}`;
    if (fault.kind === 'constructor') {
      if (verb === 'load') return ` ${this.#names.failing(fault.shadow)}=1`;
      this.#do(`write ${this.#parameterOf(fault.in, fault.shadow)} 1`);
      return '';
    }
    this.#do(`lab fault ${this.#faultText(fault)}`);
    return '';
  }

  /** What was not met is not met later. */
  #forget({ fault, verb }: Step): void {
    if (fault === null || fault.kind === 'init') return;
    if (fault.kind !== 'constructor') this.#do('lab no-fault');
    else if (verb === 'insert') this.#do(`write ${this.#parameterOf(fault.in, fault.shadow)} 0`);
  }

  #parameterOf(patch: string, shadow: string): string {
    return `/sys/module/${this.#names.livepatch(patch)}/parameters/${this.#names.failing(shadow)}`;
  }

  #faultText(fault: Fault): string {
    const { livepatch, number } = this.#names;
    const patch = livepatch(fault.in);
    switch (fault.kind) {
      case 'pre_patch':
        return `pre_patch ${patch}/${moduleName(fault.object)} ${fault.code}`;
      case 'allocation': {
        const isShadow = this.#world.shadows?.includes(fault.feature) ?? false;
        return `${isShadow ? 'shadow' : 'allocation'} ${patch}/${number(fault.feature)} 1`;
      }
      case 'patching':
        return `${fault.step} ${this.#standIns.functionIn(fault.in, fault.object)} ${fault.code}`;
      case 'symbol':
        return `${SYMBOL[fault.why]} ${this.#standIns.functionIn(fault.in, fault.object)} 0`;
      case 'sympos':
        return `sympos ${this.#standIns.functionIn(fault.in, fault.object)} ${fault.position}`;
      case 'duplicate':
        if (fault.what === 'object') return `object ${moduleName(fault.object)} 0`;
        return `function ${this.#standIns.functionIn(fault.in, fault.object)} 0`;
      case 'nops':
        return 'nops - 0';
      default:
        throw new RangeError(`the laboratory has no ${fault.kind}`);
    }
  }

  #operation(step: Step, parameters: string): string | null {
    const { livepatch, setting, shared } = this.#names;
    switch (step.verb) {
      case 'load':
        return `load ${livepatch(step.subject)}${parameters}`;
      case 'insert':
        return `load ${moduleName(step.subject)}${parameters}`;
      case 'unload':
        return `delete ${livepatch(step.subject)}`;
      case 'remove':
        return `delete ${moduleName(step.subject)}`;
      case 'disable':
        return `write ${attribute(livepatch(step.subject), 'enabled')} 0`;
      case 'enable':
        return `write ${attribute(livepatch(step.subject), 'enabled')} 1`;
      case 'force':
        return `write ${attribute(livepatch(step.subject), 'force')} 1`;
      case 'block':
      case 'unblock':
        return `lab ${step.verb} ${step.subject}`;
      case 'set':
        return `write /sys/module/${shared}/parameters/${setting(step.subject)} ${step.value}`;
      case 'complete':
        return null;
      case 'switch':
      case 'fork':
      case 'exit':
        throw new RangeError(`the laboratory has no ${step.verb}`);
    }
  }
}

function attribute(patch: string, name: string): string {
  return `/sys/kernel/livepatch/${patch}/${name}`;
}
