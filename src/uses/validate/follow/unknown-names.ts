import { moduleName } from '../../../../machines/module-name.ts';
import type { World } from '../../../../machines/world.ts';
import { nearest } from '../../../problem/nearest.ts';
import type { LogLine } from '../log/log-line.ts';

/** A name that stands in a line, and that the world does not have. */
export interface UnknownName {
  readonly noun: string;
  readonly name: string;
  readonly nearest: string | null;
}

export function unknownNames({ kernel, callback }: LogLine, world: World): UnknownName[] {
  const patches = Object.keys(world.livepatches).map(moduleName);
  const objects = ['vmlinux', ...Object.keys(world.modules).map(moduleName)];
  const { patch, module, object } = { module: undefined, ...callback, ...kernel?.said };
  const wrong = (noun: string, name: string | undefined, names: readonly string[]): UnknownName[] =>
    name === undefined || names.includes(name) ? [] : [{ noun, name, nearest: nearest(name, names) }];
  return [...wrong('livepatch', patch, patches), ...wrong('module', module ?? object, objects)];
}
