import { type BodyName, RETURNING } from '../../../machines/body/statement.ts';
import { returnText } from '../../../machines/body/text.ts';
import type { Callbacks, PatchObject } from '../../../machines/world.ts';
import { bodyC } from './body-c.ts';
import { functionC } from './function-c.ts';
import type { Hooks } from './hooks.ts';
import { Identifiers, plain } from './identifiers.ts';
import type { CStatement } from './layout.ts';
import type { Scope } from './scope.ts';
import type { WrittenBodies } from './written-bodies.ts';

export const CALLBACK_NAMES = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'] as const;

type CallbackName = (typeof CALLBACK_NAMES)[number];

/** The callbacks of a livepatch as functions, and which of them each object has. */
export interface CallbacksC {
  readonly functions: readonly string[];
  readonly nameOf: (object: PatchObject, callback: CallbackName) => string | null;
}

/** One function for all objects, where it does the same for each; a callback that does nothing is left out. */
export function callbacksC(
  objects: readonly PatchObject[],
  bodies: WrittenBodies,
  scopeOf: (body: BodyName) => Scope,
  hooks: Hooks,
): CallbacksC {
  const functions: string[] = [];
  const names = new Map<string, string>();
  const identifiers = new Identifiers(plain);
  for (const callback of CALLBACK_NAMES) {
    const returned = RETURNING.includes(callback) ? 'int' : 'void';
    const all = objects.flatMap(object => {
      const statements = statementsOf(object, callback, bodies, scopeOf(callback), hooks);
      if (statements.every(statement => statement === 'return 0;')) return [];
      const write = (name: string) =>
        functionC(`static ${returned} ${name}(struct klp_object *obj)`, statements);
      return [{ object: object.name, write }];
    });
    const isShared = new Set(all.map(({ write }) => write(callback))).size === 1;
    for (const { object, write } of all) {
      const name = isShared ? callback : `${callback}_${identifiers.of(object)}`;
      names.set(`${object}/${callback}`, name);
      const text = write(name);
      if (!functions.includes(text)) functions.push(text);
    }
  }
  return { functions, nameOf: ({ name }, callback) => names.get(`${name}/${callback}`) ?? null };
}

const EXISTS: Readonly<Record<CallbackName, (callbacks: Callbacks) => boolean>> = {
  pre_patch: ({ prePatch }) => prePatch !== null,
  post_patch: ({ postPatch }) => postPatch,
  pre_unpatch: ({ preUnpatch }) => preUnpatch,
  post_unpatch: ({ postUnpatch }) => postUnpatch,
};

function statementsOf(
  object: PatchObject,
  callback: CallbackName,
  bodies: WrittenBodies,
  scope: Scope,
  { inPrePatch }: Hooks,
): CStatement[] {
  const { callbacks } = object;
  if (!EXISTS[callback](callbacks)) return [];
  const says: CStatement[] = callbacks.logs
    ? [`klp_print_callback(KBUILD_MODNAME, "${callback}_callback", obj);`]
    : [];
  if (callback === 'pre_patch') says.push(...inPrePatch(object.name));
  if (callback === 'pre_patch' && callbacks.prePatch !== null && callbacks.prePatch !== 0)
    return [...says, `${returnText(callbacks.prePatch)};`];
  return [...says, ...bodyC(bodies.ofObject(object, callback), scope)];
}
