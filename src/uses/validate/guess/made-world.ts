import { Document, isScalar, visit } from 'yaml';
import { VMLINUX } from '../../../../machines/context.ts';
import { DEFAULT_RELEASE, type Release } from '../../../../machines/releases.ts';
import type { Step } from '../../../scenario/step.ts';
import { stepData } from '../../../scenario/step.ts';
import type { Evidence, ObjectEvidence, PatchEvidence } from './evidence.ts';
import type { Replaces } from './replaces.ts';

/** A function of the kernel that all livepatches of a made world change where a task has to hold them up. */
const HELD = 'held_function';
/** A state that livepatches have for which the kernel finds others incompatible. */
const STATE = 'state';

/** What a log does not say of its world, and what is tried. */
export interface Choices {
  readonly kernel: Release;
  readonly replaces: Replaces;
}

/** The least world that has what the log tells, as the text of a scenario. */
export function madeScenario(
  evidence: Evidence,
  { kernel, replaces }: Choices,
  steps: readonly Step[],
): string {
  const { livepatches, modules, faults, hasTask, hasReliableStacks } = evidence;
  const hasState = [...livepatches.values()].some(({ isIncompatible }) => isIncompatible);
  const document = new Document({
    title: 'Made of a kernel log',
    ...(kernel === DEFAULT_RELEASE ? {} : { kernel }),
    ...(hasReliableStacks ? {} : { reliable_stacks: false }),
    ...(modules.size === 0
      ? {}
      : { modules: record(modules, ({ isThereAtFirst }) => ({ loaded: isThereAtFirst })) }),
    livepatches: record(livepatches, (livepatch, name) =>
      livepatchOf(name, livepatch, { replace: replaces.get(name) ?? true, hasTask, hasState }),
    ),
    ...(hasTask ? { tasks: [{ name: 'task', in: HELD, blocked: false }] } : {}),
    ...(faults.length === 0 ? {} : { faults }),
    ...(steps.length === 0 ? {} : { steps: steps.map(stepData) }),
  });
  compact(document);
  return document.toString({ lineWidth: 100, flowCollectionPadding: true });
}

function livepatchOf(
  name: string,
  { objects, relocations, isMarked, isIncompatible }: PatchEvidence,
  {
    replace,
    hasTask,
    hasState,
  }: { readonly replace: boolean; readonly hasTask: boolean; readonly hasState: boolean },
) {
  const list = [...objects].map(([object, evidence]) => objectOf(name, object, evidence, hasTask));
  if (hasTask && !objects.has(VMLINUX)) {
    list.unshift(objectOf(name, VMLINUX, { callbacks: new Set(), functions: new Set() }, true));
  }
  return {
    ...(replace ? {} : { replace }),
    ...(isMarked ? {} : { marked: false }),
    ...(relocations.size === 0 ? {} : { relocations: [...relocations] }),
    ...(list.length === 0 ? {} : { objects: list }),
    // Nobody's callbacks handle it: it is there to be compared.
    ...(hasState ? { features: { [STATE]: isIncompatible ? 1 : 2 }, carries: [] } : {}),
  };
}

function objectOf(patch: string, name: string, { callbacks, functions }: ObjectEvidence, hasTask: boolean) {
  const changed = [...functions, ...(hasTask && name === VMLINUX ? [HELD] : [])];
  if (changed.length === 0 && callbacks.size === 0) return name;
  return {
    name,
    ...(changed.length === 0
      ? {}
      : { functions: Object.fromEntries(changed.map(original => [original, `${patch}_${original}`])) }),
    ...(callbacks.size === 0
      ? {}
      : {
          callbacks: {
            ...(callbacks.has('pre_patch') ? { pre_patch: 0 } : {}),
            ...(callbacks.has('post_patch') ? { post_patch: true } : {}),
            ...(callbacks.has('pre_unpatch') ? { pre_unpatch: true } : {}),
            ...(callbacks.has('post_unpatch') ? { post_unpatch: true } : {}),
            log: 'std',
          },
        }),
  };
}

function record<From, To>(map: ReadonlyMap<string, From>, make: (from: From, name: string) => To) {
  return Object.fromEntries([...map].map(([name, from]) => [name, make(from, name)]));
}

/** A map that has no other maps inside stands on one line. */
function compact(document: Document): void {
  visit(document, {
    Map: (_, node) => {
      if (node !== document.contents && node.items.every(({ value }) => isScalar(value))) node.flow = true;
    },
  });
}
