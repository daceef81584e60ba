import { entry, type SettingState } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import type { Value } from '../value.ts';
import { violate } from './feature.ts';
import { prevState } from './state.ts';
import type { Actions, ActionsOf, GuardsOf, Scene, Sight } from './word.ts';

/**
 * Settings: values of the system that an administrator sets, and that callbacks save, change and restore: a sysctl, a log
 * level, a name. What a callback has saved is in the memory of its module.
 */
export const actions = {
  /** Whatever livepatches have made of it: this is what they must leave behind. */
  administratorSets: ({ context, event }) => {
    if (event.type !== 'set') return;
    const setting = entry(context.settings ?? {}, event.setting);
    setting.value = event.value;
    setting.wanted = event.value;
    setting.isOverruled = setting.isChanged;
  },
} satisfies Actions;

export const guardsOf = {
  /** `NAME=VALUE` */
  valueIs: text => sight => {
    const { name, value } = parted(text);
    return setting(sight, name).value === value;
  },
  isStillMine: name => sight => {
    const { set } = memory(sight, name);
    return set !== null && set === setting(sight, name).value;
  },
  isSaved: name => sight => memory(sight, name).saved !== null,
} satisfies GuardsOf;

export const actionsOf = {
  saveValue: name => scene => {
    memory(scene, name).saved = setting(scene, name).value;
  },
  /** Where nothing was saved, what is written is what the memory has: 0. */
  restoreValue: name => scene => {
    const mine = memory(scene, name);
    write(scene, name, mine.saved ?? 0, false);
    mine.set = null;
  },
  /** `NAME=VALUE` */
  setValue: text => scene => {
    const { name, value } = parted(text);
    write(scene, name, value, true);
    memory(scene, name).set = value;
  },
  /** From the module of the previous state's livepatch, by way of klp_state.data. */
  takeSavedValue: name => scene => {
    const prev = prevState(scene);
    const theirs = prev === undefined ? undefined : entry(scene.context.livepatches, prev).memory;
    const mine = memory(scene, name);
    mine.saved = theirs?.[name]?.saved ?? null;
    mine.set = theirs?.[name]?.set ?? null;
  },
} satisfies ActionsOf;

export const mirrors = {
  administratorSets: 'the model',
  valueIs: 'the model',
  isStillMine: 'the model',
  isSaved: 'the model',
  saveValue: 'the model',
  restoreValue: 'the model',
  setValue: 'the model',
  takeSavedValue: 'the model',
} satisfies Mirrors<keyof typeof actions | keyof typeof guardsOf | keyof typeof actionsOf>;

/** Digits are a number. */
function parted(text: string): { readonly name: string; readonly value: Value } {
  const name = text.slice(0, text.indexOf('='));
  const value = text.slice(name.length + 1);
  return { name, value: /^-?\d+$/.test(value) ? Number(value) : value };
}

function setting({ context }: Sight, name: string): SettingState {
  return entry(context.settings ?? {}, name);
}

function memory({ context }: Sight, name: string) {
  const { memory = {} } = entry(context.livepatches, context.operation.patch);
  return entry(memory, name);
}

function write(scene: Scene, name: string, value: Value, isChanged: boolean): void {
  const state = setting(scene, name);
  if (state.isOverruled && state.value !== value) {
    violate(
      scene,
      'overwritten-value',
      `it is set to ${value}, and an administrator has set it to ${state.value}`,
      name,
    );
  }
  Object.assign(state, { value, isChanged, isOverruled: false });
}
