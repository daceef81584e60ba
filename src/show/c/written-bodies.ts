import { BODY_NAMES, type Bodies, type Body, type BodyName } from '../../../machines/body/statement.ts';
import { calls, tests } from '../../../machines/body/uses.ts';
import type { Compatible } from '../../../machines/body/written.ts';
import { hasOwn } from '../../../machines/designs/in-world.ts';
import type { Livepatch, PatchObject } from '../../../machines/world.ts';
import type { Setting } from '../../scenario/setting.ts';

/** What the functions of one livepatch do, whoever wrote it: its design, or itself. */
export interface WrittenBodies {
  readonly ofModule: (name: 'module_init' | 'module_exit') => Body;
  readonly ofObject: (object: PatchObject, name: BodyName) => Body;
  readonly compatible: Compatible | null;
  /** Every word that is called or asked. */
  readonly words: ReadonlySet<string>;
}

export function writtenBodies(livepatch: Livepatch, { design }: Pick<Setting, 'design'>): WrittenBodies {
  const followed = livepatch.design ?? (hasOwn(livepatch) ? undefined : design.written);
  const { own = {}, objects } = livepatch;
  const ofModule: Bodies = followed?.bodies ?? own;
  const bodiesOf = ({ carries, callbacks }: PatchObject): Bodies =>
    (followed === undefined ? callbacks.bodies : carries ? followed.bodies : undefined) ?? {};
  const all = [ofModule, ...objects.map(bodiesOf)].flatMap(bodies =>
    BODY_NAMES.map(name => bodies[name] ?? []),
  );
  return {
    ofModule: name => ofModule[name] ?? [],
    ofObject: (object, name) => bodiesOf(object)[name] ?? [],
    compatible: (followed ?? own).compatible ?? null,
    words: new Set(all.flatMap(body => [...calls(body), ...tests(body)])),
  };
}
