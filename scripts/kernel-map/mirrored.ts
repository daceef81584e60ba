import { type Chart, listOf } from '../../machines/core/chart.ts';
import { CHARTS } from '../../machines/core/index.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { KERNEL, type KernelFunction } from '../../machines/kernel.ts';
import { LEFT_OUT } from '../../machines/left-out.ts';
import { livepatch } from '../../machines/livepatch.ts';
import { mirrors } from '../../machines/words/index.ts';

/** What stands for a function of the kernel: a chart, a state of one (`initPatch.addNops`), or a word. */
export interface Mirror {
  readonly kind: 'chart' | 'state' | 'word';
  readonly name: string;
}

/** Every function of the kernel's files, file by file and in their order there. */
export const FUNCTIONS = Object.entries(KERNEL).flatMap(([file, names]) =>
  names.map(name => ({ file, name, place: `${file}: ${name}` })),
);

/** What stands for each function, by its place (`core.c: klp_enable_patch`). */
export const MIRRORS: ReadonlyMap<string, readonly Mirror[]> = collected();

/** Why nothing does. */
export function whyLeftOut(place: string): string | undefined {
  return isPlace(place) ? LEFT_OUT[place] : undefined;
}

function isPlace(place: string): place is KernelFunction {
  return place in LEFT_OUT;
}

function collected(): Map<string, Mirror[]> {
  const found = new Map<string, Mirror[]>();
  const add = (places: string | readonly string[], mirror: Mirror) => {
    for (const place of listOf(places)) found.set(place, [...(found.get(place) ?? []), mirror]);
  };
  const addStates = (name: string, chart: Chart) => {
    for (const [state, { mirrors: places = [] }] of Object.entries(chart.states ?? {})) {
      add(places, { kind: 'state', name: `${name}.${state}` });
    }
  };
  for (const [name, chart] of Object.entries(CHARTS)) {
    add(chart.mirrors, { kind: 'chart', name });
    addStates(name, chart);
  }
  addStates('livepatch', livepatch);
  for (const [name, places] of Object.entries(mirrors)) add(places, { kind: 'word', name });
  for (const design of Object.values(DESIGNS)) {
    // What a design has from another one it does not say again.
    if (Object.values(DESIGNS).find(other => other.mirrors === design.mirrors) !== design) continue;
    for (const [name, places] of Object.entries(design.mirrors ?? {})) add(places, { kind: 'word', name });
  }
  return found;
}
