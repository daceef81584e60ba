import type { Fault, PatchingStep, World } from '../../machines/world.ts';
import type { Mistake, Path, Read } from '../problem/mistake.ts';
import { unknownName } from '../problem/unknown-name.ts';
import type { FaultData } from './schema/step.ts';

/** What a fault may refer to. */
export type FaultScope = Pick<World, 'livepatches' | 'modules'>;

/** The keys of which a fault has one, in the order in which people read of them. */
export const FAULT_KEYS = [
  'allocation',
  'ctor',
  'pre_patch',
  'patching',
  'filter',
  'register',
  'symbol',
  'sympos',
  'relocation',
  'duplicate',
  'nops',
  'init',
  'address',
] as const;

/** Reads the notation of scenario files, such as `{ in: B2, object: kvm, pre_patch: -19 }`. */
export function readFault(data: FaultData, scope: FaultScope): Read<Fault> {
  const [kind, second] = FAULT_KEYS.filter(key => data[key] !== undefined);
  if (kind === undefined)
    return wrong([], 'the fault does not say what goes wrong', `one of ${FAULT_KEYS.join(', ')}`);
  if (second !== undefined) {
    return wrong([second], `${kind} and ${second} stand in one fault`, `one of ${FAULT_KEYS.join(', ')}`);
  }
  if (data.init !== undefined) return readInit(data, data.init, scope);

  if (!Object.hasOwn(scope.livepatches, data.in)) {
    return unknown(['in'], 'livepatch', data.in, Object.keys(scope.livepatches));
  }
  if (data.allocation !== undefined) return readAllocation(data, data.allocation, scope);
  if (data.ctor !== undefined) return readConstructor(data, data.ctor, scope);
  if (data.address !== undefined) {
    return data.object === undefined
      ? { value: { kind: 'address', in: data.in } }
      : wrong(['object'], 'address goes with no object');
  }
  if (data.nops !== undefined) return readNops(data);
  const object = readObject(data, scope);
  if ('mistake' in object) return object;
  return readAtObject(data, { in: data.in, object: object.value }, scope);
}

/** The faults that are in an object of a livepatch. */
function readAtObject(
  data: FaultData,
  where: { readonly in: string; readonly object: string },
  scope: FaultScope,
): Read<Fault> {
  if (data.pre_patch !== undefined) return { value: { kind: 'pre_patch', ...where, code: data.pre_patch } };
  if (data.patching !== undefined) {
    const code = data.patching;
    return { value: { kind: 'patching', ...where, step: PATCHING_STEPS.get(code) ?? 'register', code } };
  }
  if (data.filter !== undefined)
    return { value: { kind: 'patching', ...where, step: 'filter', code: data.filter } };
  if (data.register !== undefined) {
    return { value: { kind: 'patching', ...where, step: 'register', code: data.register } };
  }
  if (data.sympos !== undefined) return { value: { kind: 'sympos', ...where, position: data.sympos } };
  if (data.duplicate !== undefined) return { value: { kind: 'duplicate', ...where, what: data.duplicate } };
  if (data.relocation !== undefined) {
    const has = scope.livepatches[where.in]?.relocations ?? [];
    return has.includes(where.object)
      ? { value: { kind: 'relocation', ...where, code: data.relocation } }
      : wrong(
          ['relocation'],
          `${where.in} has no relocations for ${where.object}`,
          `relocations: [${where.object}] of ${where.in}, or relocations: true`,
        );
  }
  return { value: { kind: 'symbol', ...where, why: WHY[data.symbol ?? -22] } };
}

/** What klp_patch_func returns on its own account, before it asks ftrace. */
const PATCHING_STEPS: ReadonlyMap<number, PatchingStep> = new Map([
  [-22, 'location'],
  [-12, 'memory'],
]);

const WHY = { '-22': 'missing', '-2': 'size unknown', ambiguous: 'ambiguous' } as const;

function readNops(data: FaultData): Read<Fault> {
  if (data.object !== undefined) return wrong(['object'], 'nops goes with no object');
  return { value: { kind: 'nops', in: data.in } };
}

function readInit(data: FaultData, code: number, scope: FaultScope): Read<Fault> {
  if (data.object !== undefined) return wrong(['object'], 'init goes with no object');
  if (!Object.hasOwn(scope.modules, data.in)) {
    return unknown(['in'], 'target module', data.in, Object.keys(scope.modules));
  }
  return { value: { kind: 'init', in: data.in, code } };
}

function readAllocation(data: FaultData, feature: string, scope: FaultScope): Read<Fault> {
  if (data.object !== undefined) return wrong(['object'], 'allocation goes with no object');
  const { features = [], speaksOf } = scope.livepatches[data.in] ?? {};
  const listed = [...features.map(({ id }) => id), ...(speaksOf?.shadows ?? [])];
  return listed.includes(feature)
    ? { value: { kind: 'allocation', in: data.in, feature } }
    : unknown(['allocation'], `feature of ${data.in}`, feature, listed);
}

function readConstructor(data: FaultData, shadow: string, scope: FaultScope): Read<Fault> {
  if (data.object !== undefined) return wrong(['object'], 'ctor goes with no object');
  const shadows = scope.livepatches[data.in]?.speaksOf?.shadows ?? [];
  return shadows.includes(shadow)
    ? { value: { kind: 'constructor', in: data.in, shadow } }
    : unknown(['ctor'], `shadow variable of ${data.in}`, shadow, shadows);
}

function readObject(data: FaultData, scope: FaultScope): Read<string> {
  const objects = scope.livepatches[data.in]?.objects.map(({ name }) => name) ?? [];
  const [first, second] = objects;
  if (data.object === undefined) {
    return first !== undefined && second === undefined
      ? { value: first }
      : wrong([], `the fault does not say in which object of ${data.in}`, `object: ${objects.join(' | ')}`);
  }
  return objects.includes(data.object)
    ? { value: data.object }
    : unknown(['object'], `object of ${data.in}`, data.object, objects);
}

function wrong(at: Path, what: string, expected?: string): { readonly mistake: Mistake } {
  const mistake = { code: 'wrong-fault', what, at };
  return { mistake: expected === undefined ? mistake : { ...mistake, expected } };
}

function unknown(at: Path, noun: string, word: string, declared: readonly string[]) {
  return { mistake: { ...unknownName(noun, word, declared), at } };
}

/** The fault in the notation of scenario files; `readFault` reads it back. */
export function faultData(fault: Fault): FaultData {
  switch (fault.kind) {
    case 'allocation':
      return { in: fault.in, allocation: fault.feature };
    case 'constructor':
      return { in: fault.in, ctor: fault.shadow };
    case 'pre_patch':
      return { in: fault.in, object: fault.object, pre_patch: fault.code };
    case 'patching':
      return { in: fault.in, object: fault.object, [patchingKey(fault)]: fault.code };
    case 'symbol':
      return { in: fault.in, object: fault.object, symbol: SYMBOL[fault.why] };
    case 'sympos':
      return { in: fault.in, object: fault.object, sympos: fault.position };
    case 'relocation':
      return { in: fault.in, object: fault.object, relocation: -8 };
    case 'duplicate':
      return { in: fault.in, object: fault.object, duplicate: fault.what };
    case 'nops':
      return { in: fault.in, nops: -12 };
    case 'init':
      return { in: fault.in, init: fault.code };
    case 'address':
      return { in: fault.in, address: 'reused' };
  }
}

const SYMBOL = { missing: -22, 'size unknown': -2, ambiguous: 'ambiguous' } as const;

/** `patching`, unless that says something else for this error. */
function patchingKey({
  step,
  code,
}: Extract<Fault, { kind: 'patching' }>): 'patching' | 'filter' | 'register' {
  if (step === (PATCHING_STEPS.get(code) ?? 'register')) return 'patching';
  return step === 'filter' ? 'filter' : 'register';
}

/** Equal for equal faults only. */
export function faultKey(fault: Fault): string {
  return JSON.stringify(faultData(fault));
}
