import { VMLINUX } from '../../../../machines/context.ts';
import { isReserved, NAME } from '../../../scenario/name.ts';
import type { FaultData } from '../../../scenario/schema/step.ts';
import type { LogLine } from '../log/log-line.ts';
import type { CallbackLine } from '../log/module-lines.ts';

/** What a log tells of the world that it comes from. */
export class Evidence {
  /** In the order in which they are named. */
  readonly livepatches = new Map<string, PatchEvidence>();
  readonly modules = new Map<string, { readonly isThereAtFirst: boolean }>();
  readonly faults: FaultData[] = [];
  /** Somebody holds transitions up. */
  hasTask = false;
  hasReliableStacks = true;
  /** What was made up, a sentence each. */
  readonly assumed = new Set<string>();
  /** Whose enable, or whose coming module, the next lines are about. */
  #patch: string | null = null;
  #object: string | null = null;
  /** An error whose line comes before the one that says where. */
  #failed: { readonly function: string; readonly code: number } | null = null;
  #size = 0;

  /** @returns whether the line tells something new */
  see({ kernel, callback }: LogLine): boolean {
    if (callback !== null) this.#seeCallback(callback);
    if (kernel !== null) this.#seeKernel(kernel.name, kernel.said);
    const before = this.#size;
    this.#size = this.#measure();
    return this.#size > before;
  }

  #seeCallback({ patch, callback, object, state }: CallbackLine): void {
    const of = this.#objectOf(patch, object);
    of?.callbacks.add(callback);
    if (object !== VMLINUX) this.#module(object, state !== 'COMING');
  }

  #seeKernel(
    name: NonNullable<LogLine['kernel']>['name'],
    said: NonNullable<LogLine['kernel']>['said'],
  ): void {
    const { patch, module, object, code } = said;
    if (patch !== undefined) this.#livepatch(patch);
    switch (name) {
      case 'enabling':
        this.#at(patch, null);
        return;
      case 'applying':
        this.#module(module, false);
        this.#at(patch, module);
        this.#objectOf(patch, module);
        return;
      case 'reverting':
        this.#module(module, true);
        this.#objectOf(patch, module);
        return;
      case 'noLocation':
        this.#failed = { function: said.function ?? '', code: -22 };
        return;
      case 'noFilter':
      case 'noHandler':
        this.#failed = { function: said.function ?? '', code: Number(code) };
        return;
      case 'symbolNotFound':
        this.#failed = { function: said.function ?? '', code: -22 };
        return;
      case 'sizeUnknown':
        this.#failed = { function: said.function ?? '', code: -2 };
        return;
      case 'prePatchFailed':
        this.#prePatchFailed(object);
        return;
      case 'patchObjectFailed':
        if (object !== VMLINUX) this.#module(object, true);
        this.#fails(this.#patch, object, 'patching', -22);
        return;
      case 'applyFailed':
        this.#fails(patch, module, 'patching', Number(code));
        return;
      case 'initializeFailed':
        this.#module(module, false);
        this.#fails(patch, module, 'symbol', Number(code));
        return;
      case 'notMarked': {
        const found = patch === undefined ? undefined : this.livepatches.get(patch);
        if (found !== undefined) found.isMarked = false;
        return;
      }
      case 'noConsistency':
        this.hasReliableStacks = false;
        return;
      case 'signaling':
        this.hasTask = true;
        return;
      default:
    }
  }

  /** What pre_patch has returned nobody tells. */
  #prePatchFailed(object: string | undefined): void {
    const of = this.#objectOf(this.#patch ?? undefined, object);
    if (of === undefined || this.#patch === null || object === undefined) return;
    if (object !== VMLINUX) this.#module(object, this.#object === null);
    of.callbacks.add('pre_patch');
    this.#fault({ in: this.#patch, object, pre_patch: -19 });
    this.assumed.add(
      `pre_patch of ${this.#patch} for ${object} returned -19 (ENODEV): the log does not say what`,
    );
  }

  #fails(
    patch: string | null | undefined,
    object: string | undefined,
    kind: 'patching' | 'symbol',
    code: number,
  ) {
    const of = this.#objectOf(patch ?? undefined, object);
    if (of === undefined || patch === null || patch === undefined || object === undefined) return;
    if (this.#failed !== null) of.functions.add(this.#failed.function);
    const errno = this.#failed?.code ?? code;
    this.#fault(
      kind === 'patching'
        ? { in: patch, object, patching: errno }
        : { in: patch, object, symbol: errno === -2 ? -2 : -22 },
    );
    this.#failed = null;
  }

  #fault(fault: FaultData): void {
    const key = JSON.stringify(fault);
    if (!this.faults.some(other => JSON.stringify(other) === key)) this.faults.push(fault);
  }

  #at(patch: string | undefined, object: string | null | undefined): void {
    this.#patch = patch ?? null;
    this.#object = object ?? null;
    this.#failed = null;
  }

  #livepatch(name: string): PatchEvidence | undefined {
    if (!isName(name)) return undefined;
    const known = this.livepatches.get(name);
    if (known !== undefined) return known;
    const made = { objects: new Map<string, ObjectEvidence>(), isMarked: true };
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
    if (livepatch === undefined) return undefined;
    const known = livepatch.objects.get(object);
    if (known !== undefined) return known;
    const made = { callbacks: new Set<Callback>(), functions: new Set<string>() };
    livepatch.objects.set(object, made);
    return made;
  }

  #measure(): number {
    let size =
      this.modules.size + this.faults.length + Number(this.hasTask) + Number(!this.hasReliableStacks);
    for (const { objects, isMarked } of this.livepatches.values()) {
      size += 1 + Number(!isMarked);
      for (const { callbacks, functions } of objects.values()) size += 1 + callbacks.size + functions.size;
    }
    return size;
  }
}

type Callback = CallbackLine['callback'];

export interface PatchEvidence {
  readonly objects: Map<string, ObjectEvidence>;
  isMarked: boolean;
}

export interface ObjectEvidence {
  readonly callbacks: Set<Callback>;
  readonly functions: Set<string>;
}

/** What a scenario can have as a name. */
function isName(text: string): boolean {
  return NAME.test(text) && !isReserved(text);
}
