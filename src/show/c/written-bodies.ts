import { asksStates } from '../../../machines/body/asks-states.ts';
import type { Bodies, Body, BodyName } from '../../../machines/body/statement.ts';
import type { Compatible } from '../../../machines/body/written.ts';
import { hasOwn } from '../../../machines/designs/own.ts';
import type { Livepatch, PatchObject } from '../../../machines/world.ts';
import type { Setting } from '../../scenario/setting.ts';

/** What the functions of one livepatch do, whoever wrote it: its design, or itself. */
export interface WrittenBodies {
  readonly ofModule: (name: 'module_init' | 'module_exit') => Body;
  readonly ofObject: (object: PatchObject, name: BodyName) => Body;
  readonly compatible: Compatible | null;
  readonly asksStates: boolean;
}

export function writtenBodies(livepatch: Livepatch, { design }: Pick<Setting, 'design'>): WrittenBodies {
  const followed = livepatch.design ?? (hasOwn(livepatch) ? undefined : design.written);
  const { own = {}, objects } = livepatch;
  const ofModule: Bodies = followed?.bodies ?? own;
  const bodiesOf = ({ carries, callbacks }: PatchObject): Bodies =>
    (followed === undefined ? callbacks.bodies : carries ? followed.bodies : undefined) ?? {};
  const compatible = (followed ?? own).compatible ?? null;
  const all = [ofModule, ...objects.map(bodiesOf)];
  return {
    ofModule: name => ofModule[name] ?? [],
    ofObject: (object, name) => bodiesOf(object)[name] ?? [],
    compatible,
    asksStates: all.some(bodies => asksStates({ bodies, ...(compatible === null ? {} : { compatible }) })),
  };
}
