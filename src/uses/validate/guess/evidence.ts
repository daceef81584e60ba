import { VMLINUX } from '../../../../machines/context.ts';
import { isReserved, NAME } from '../../../scenario/name.ts';
import type { FaultData } from '../../../scenario/schema/step.ts';
import type { FoundLine } from '../log/kernel-lines.ts';
import type { LogLine } from '../log/log-line.ts';
import type { CallbackLine } from '../log/module-lines.ts';
import { type Failure, failureOf } from './failure.ts';

/** What is known of an object of a livepatch. */
export interface ObjectEvidence {
  readonly callbacks: Set<CallbackLine['callback']>;
  readonly functions: Set<string>;
}

export interface PatchEvidence {
  readonly objects: Map<string, ObjectEvidence>;
  /** Objects for which it has livepatch relocations. */
  readonly relocations: Set<string>;
  isMarked: boolean;
  /** It was refused because of a state that the installed livepatches have at a higher version. */
  isIncompatible: boolean;
}

/** Where the log does not say which livepatch was refused. */
const UNNAMED = 'unnamed';

/** What a log tells of the world that it comes from. */
export class Evidence {
  /** In the order in which they are named. */
  readonly livepatches = new Map<string, PatchEvidence>();
  readonly modules = new Map<string, { readonly isThereAtFirst: boolean }>();
  readonly faults: FaultData[] = [];
  /** Somebody holds transitions up. */
  hasTask = false;
  hasReliableStacks = true;
  hasRefusedModule = false;
  /** What was made up, a sentence each. */
  readonly assumed = new Set<string>();
  /** Whose enable, or whose coming module, the lines are about. */
  #patch: string | null = null;
  #comes: string | null = null;
  /** A failure whose line comes before the one that says where. */
  #failure: Failure | null = null;
  #size = 0;

  /** @returns whether it can be said what the line is about; else the next one tells */
  see({ kernel, callback }: LogLine): boolean {
    if (callback !== null) this.#seeCallback(callback);
    if (kernel === null) return true;
    const failure = failureOf(kernel);
    if (failure !== null) {
      this.#blameNobody();
      this.#failure = failure;
      return false;
    }
    if (kernel.name === 'badModuleName') return false;
    if (kernel.name === 'noConsistency' || kernel.name === 'mayNeverComplete') {
      this.hasReliableStacks = false;
      return false;
    }
    this.#seeKernel(kernel);
    return true;
  }

  /** @returns whether there is more than when it was asked before */
  hasGrown(): boolean {
    const before = this.#size;
    this.#size = this.#measure();
    return this.#size > before;
  }

  /** The log is over: what has not been said will not be. */
  end(): void {
    this.#blameNobody();
    if (this.livepatches.size === 0) this.addUnnamed();
  }

  /** Some livepatch that the log does not name. */
  addUnnamed(): void {
    this.#livepatch(UNNAMED);
    this.assumed.add(`there is another livepatch, which is called ${UNNAMED} here: the log does not name it`);
  }

  #seeCallback({ patch, callback, object, state }: CallbackLine): void {
    this.#objectOf(patch, object)?.callbacks.add(callback);
    if (object !== VMLINUX) this.#module(object, state !== 'COMING');
  }

  #seeKernel({ name, said: { patch, module, object, code } }: FoundLine): void {
    if (patch !== undefined) this.#livepatch(patch);
    switch (name) {
      case 'initializeFailed':
        this.#module(module, false);
        this.#objectOf(patch, module);
        this.#initializeFailed(patch, module, Number(code));
        return;
      case 'patchObjectFailed':
        if (object !== VMLINUX) this.#module(object, true);
        this.#fails(this.#patch, object, this.#failure?.data ?? { patching: -12 });
        return;
      case 'applyFailed':
        this.#fails(patch, module, this.#failure?.data ?? { patching: Number(code) });
        return;
      default:
        this.#blameNobody();
    }
    switch (name) {
      case 'enabling':
        this.#patch = patch ?? null;
        this.#comes = null;
        return;
      case 'applying':
        this.#patch = patch ?? null;
        this.#comes = module ?? null;
        this.#module(module, false);
        this.#objectOf(patch, module);
        return;
      case 'refusing':
        this.hasRefusedModule = true;
        return;
      case 'reverting':
        this.#module(module, true);
        this.#objectOf(patch, module);
        return;
      case 'prePatchFailed':
        this.#prePatchFailed(object);
        return;
      case 'notMarked':
        this.#change(patch, livepatch => {
          livepatch.isMarked = false;
        });
        return;
      case 'notCompatible':
        this.#change(patch, livepatch => {
          livepatch.isIncompatible = true;
        });
        return;
      case 'signaling':
        this.hasTask = true;
        return;
      default:
    }
  }

  /** What pre_patch has returned nobody tells. */
  #prePatchFailed(object: string | undefined): void {
    if (object !== VMLINUX) this.#module(object, this.#comes === null);
    this.#objectOf(this.#patch ?? undefined, object)?.callbacks.add('pre_patch');
    this.#fails(this.#patch, object, { pre_patch: -19 });
    this.assumed.add(`pre_patch of ${this.#patch} for ${object} returned -19: the log does not say what`);
  }

  /** Without a word before it, the relocations could not be written. */
  #initializeFailed(patch: string | undefined, module: string | undefined, code: number): void {
    if (this.#failure !== null) {
      this.#fails(patch, module, this.#failure.data);
      return;
    }
    if (code !== -8 || patch === undefined || module === undefined) return;
    const wasRefused = this.faults.some(fault => fault.in === patch && fault.object === module);
    this.livepatches.get(patch)?.relocations.add(module);
    if (!wasRefused) this.#fails(patch, module, { relocation: -8 });
  }

  #fails(patch: string | null | undefined, object: string | undefined, data: Omit<FaultData, 'in'>): void {
    const found = this.#objectOf(patch ?? undefined, object);
    const failed = this.#failure?.function;
    this.#failure = null;
    if (found === undefined || patch === null || patch === undefined || object === undefined) return;
    if (failed !== undefined) found.functions.add(failed);
    const fault = { in: patch, object, ...data };
    const key = JSON.stringify(fault);
    if (!this.faults.some(other => JSON.stringify(other) === key)) this.faults.push(fault);
  }

  /** A livepatch that is refused before it is enabled is not named. */
  #blameNobody(): void {
    if (this.#failure === null) return;
    const { data, object } = this.#failure;
    if (object !== VMLINUX) this.#module(object, true);
    this.#livepatch(UNNAMED);
    this.#fails(UNNAMED, object, data);
    this.assumed.add(`a livepatch that was refused is called ${UNNAMED} here: the log does not name it`);
  }

  #change(name: string | undefined, change: (livepatch: PatchEvidence) => void): void {
    const found = name === undefined ? undefined : this.livepatches.get(name);
    if (found !== undefined) change(found);
  }

  #livepatch(name: string): PatchEvidence | undefined {
    if (!isName(name)) return undefined;
    const known = this.livepatches.get(name);
    if (known !== undefined) return known;
    const made = {
      objects: new Map<string, ObjectEvidence>(),
      relocations: new Set<string>(),
      isMarked: true,
      isIncompatible: false,
    };
    this.livepatches.set(name, made);
    return made;
  }

  #module(name: string | undefined, isThereAtFirst: boolean): void {
    if (name === undefined || !isName(name) || this.modules.has(name)) return;
    this.modules.set(name, { isThereAtFirst });
  }

  #objectOf(patch: string | undefined, object: string | undefined): ObjectEvidence | undefined {
    if (patch === undefined || object === undefined || !isName(object)) return undefined;
    const livepatch = this.#livepatch(patch);
    const known = livepatch?.objects.get(object);
    if (livepatch === undefined || known !== undefined) return known;
    const made = { callbacks: new Set<CallbackLine['callback']>(), functions: new Set<string>() };
    livepatch.objects.set(object, made);
    return made;
  }

  #measure(): number {
    let size =
      this.modules.size + this.faults.length + Number(this.hasTask) + Number(!this.hasReliableStacks);
    for (const { objects, relocations, isMarked, isIncompatible } of this.livepatches.values()) {
      size += 1 + relocations.size + Number(!isMarked) + Number(isIncompatible);
      for (const { callbacks, functions } of objects.values()) size += 1 + callbacks.size + functions.size;
    }
    return size;
  }
}

/** What a scenario can have as a name. */
function isName(text: string): boolean {
  return NAME.test(text) && !isReserved(text);
}
