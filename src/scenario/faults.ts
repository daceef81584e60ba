import type { Fault, World } from '../../machines/world.ts';
import type { Mistake, Path, Read } from '../problem/mistake.ts';
import { unknownName } from '../problem/unknown-name.ts';
import type { FaultData } from './schema/step.ts';

/** What a fault may refer to. */
export type FaultScope = Pick<World, 'livepatches' | 'modules'>;

const KINDS = ['allocation', 'pre_patch', 'patching', 'symbol', 'init', 'address'] as const;

/** Reads the notation of scenario files, such as `{ in: B2, object: kvm, pre_patch: -19 }`. */
export function readFault(data: FaultData, scope: FaultScope): Read<Fault> {
  const [kind, second] = KINDS.filter(key => data[key] !== undefined);
  if (kind === undefined)
    return wrong([], 'the fault does not say what goes wrong', `one of ${KINDS.join(', ')}`);
  if (second !== undefined) {
    return wrong([second], `${kind} and ${second} stand in one fault`, `one of ${KINDS.join(', ')}`);
  }
  if (data.init !== undefined) return readInit(data, data.init, scope);

  if (!Object.hasOwn(scope.livepatches, data.in)) {
    return unknown(['in'], 'livepatch', data.in, Object.keys(scope.livepatches));
  }
  if (data.allocation !== undefined) return readAllocation(data, data.allocation, scope);
  if (data.address !== undefined) {
    return data.object === undefined
      ? { value: { kind: 'address', in: data.in } }
      : wrong(['object'], 'address goes with no object');
  }
  const object = readObject(data, scope);
  if ('mistake' in object) return object;
  const where = { in: data.in, object: object.value };
  if (data.pre_patch !== undefined) return { value: { kind: 'pre_patch', ...where, code: data.pre_patch } };
  if (data.patching !== undefined) return { value: { kind: 'patching', ...where, code: data.patching } };
  return { value: { kind: 'symbol', ...where, code: data.symbol ?? -22 } };
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
  const listed = scope.livepatches[data.in]?.features.map(({ id }) => id) ?? [];
  return listed.includes(feature)
    ? { value: { kind: 'allocation', in: data.in, feature } }
    : unknown(['allocation'], `feature of ${data.in}`, feature, listed);
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
    case 'pre_patch':
      return { in: fault.in, object: fault.object, pre_patch: fault.code };
    case 'patching':
      return { in: fault.in, object: fault.object, patching: fault.code };
    case 'symbol':
      return { in: fault.in, object: fault.object, symbol: fault.code === -2 ? -2 : -22 };
    case 'init':
      return { in: fault.in, init: fault.code };
    case 'address':
      return { in: fault.in, address: 'reused' };
  }
}

/** Equal for equal faults only. */
export function faultKey(fault: Fault): string {
  return JSON.stringify(faultData(fault));
}
