import type { AnyStateMachine } from 'xstate';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';

/** A machine, and the name under which its module exports it. */
export interface ExportedMachine {
  readonly name: string;
  readonly machine: AnyStateMachine;
}

/**
 * The machine that a module exports.
 *
 * @param name of the export; `null`: the only machine, or the default one
 * @throws ProblemError where there is none, or more than one to choose from
 */
export function exportedMachine(
  file: string,
  exported: ReadonlyMap<string, unknown>,
  name: string | null,
): ExportedMachine {
  const machines = [...exported].flatMap(([name, value]) =>
    isMachine(value) ? [{ name, machine: value }] : [],
  );
  if (name !== null) {
    const value = exported.get(name);
    if (isMachine(value)) return { name, machine: value };
    if (exported.has(name)) return fail(file, `the export ${name} is ${describe(value)}`, machines);
    const { what, expected = '', hints = [] } = unknownName('export', name, [...exported.keys()]);
    throw new ProblemError([{ code: 'unknown-name', what, where: { file }, expected, hints }]);
  }
  const first = machines.find(({ name }) => name === 'default') ?? machines[0];
  const different = new Set(machines.map(({ machine }) => machine));
  if (first !== undefined && (first.name === 'default' || different.size === 1)) {
    // By the name that it has besides.
    return machines.find(({ name, machine }) => name !== 'default' && machine === first.machine) ?? first;
  }
  const names = [...exported.keys()];
  const found =
    names.length === 0
      ? 'nothing'
      : [...exported].map(([name, value]) => `${name} (${describe(value)})`).join(', ');
  return fail(
    file,
    machines.length > 0
      ? `it exports ${different.size} machines: ${machines.map(({ name }) => name).join(', ')}`
      : `it exports ${found}, and no machine`,
    machines,
  );
}

function fail(file: string, what: string, machines: readonly ExportedMachine[]): never {
  const names = machines.map(({ name }) => name);
  const mistake = {
    code: 'no-machine',
    what,
    expected: 'a machine, as setup({ ... }).createMachine({ ... }) of XState 5 makes one',
    hints: names.length === 0 ? [] : [`Name one: ${names.map(name => `--export ${name}`).join(', or ')}.`],
  };
  throw new ProblemError([toProblem(mistake, { file })]);
}

/** Whatever copy of XState 5 has made it. */
function isMachine(value: unknown): value is AnyStateMachine {
  return has(value, 'getInitialSnapshot') && has(value, 'resolveState') && has(value, 'provide');
}

function has(value: unknown, method: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, method) === 'function';
}

function describe(value: unknown): string {
  if (isMachine(value)) return 'a machine';
  if (typeof value === 'function') return 'a function: export the machine that it makes';
  if (has(value, 'withContext') && has(value, 'transition')) return 'a machine of XState 4';
  if (has(value, 'send') && has(value, 'getSnapshot')) return 'an actor that runs: export its machine';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
