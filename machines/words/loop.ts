import type { Mirrors } from '../kernel.ts';
import { isLoaded } from './object.ts';
import { livepatch } from './operation.ts';
import type { Actions, Guards, Scene } from './word.ts';

/** The loops of callbacks over the objects of their livepatch, and over the shadow variables that it names. */
export const guards = {
  noMoreLoopObjects: ({ context }) => context.operation.loopObject === null,
  noMoreLoopShadows: ({ context }) => context.operation.loopShadow === null,
  /** obj->mod, of the object that the loop is at; outside of one, of the callback's own. */
  objectIsLoaded: ({ context }) => {
    const { patch, object, loopObject = null } = context.operation;
    const asked = loopObject ?? object;
    return isLoaded(context, asked) || context.livepatches[patch ?? '']?.refused?.[asked ?? ''] === true;
  },
} satisfies Guards;

export const actions = {
  firstLoopObject: scene => goToObject(scene, 0),
  nextLoopObject: scene => {
    const { loopObject } = scene.context.operation;
    goToObject(scene, livepatch(scene).objects.findIndex(({ name }) => name === loopObject) + 1);
  },
  firstLoopShadow: scene => goToShadow(scene, 0),
  nextLoopShadow: scene =>
    goToShadow(scene, shadowsOf(scene).indexOf(scene.context.operation.loopShadow ?? '') + 1),
  /** Out of the callback, and so of the loops that it was in. */
  leaveLoops: ({ context: { operation } }) => {
    if (operation.loopObject !== undefined) operation.loopObject = null;
    if (operation.loopShadow !== undefined) operation.loopShadow = null;
  },
} satisfies Actions;

export const mirrors = {
  noMoreLoopObjects: 'the model',
  noMoreLoopShadows: 'the model',
  objectIsLoaded: 'core.h: klp_is_object_loaded',
  firstLoopObject: 'the model',
  nextLoopObject: 'the model',
  firstLoopShadow: 'the model',
  nextLoopShadow: 'the model',
  leaveLoops: 'the model',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** klp_for_each_object_static: those that the livepatch lists, loaded or not. */
function goToObject(scene: Scene, place: number): void {
  scene.context.operation.loopObject = livepatch(scene).objects[place]?.name ?? null;
}

function goToShadow(scene: Scene, place: number): void {
  scene.context.operation.loopShadow = shadowsOf(scene)[place] ?? null;
}

function shadowsOf(scene: Scene): readonly string[] {
  return livepatch(scene).speaksOf?.shadows ?? [];
}
