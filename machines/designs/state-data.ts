import { entry } from '../context.ts';
import type { Scene, Sight } from '../words/word.ts';

/** klp_state.data, of the state that the callback is at and the livepatch that the operation is about. */
export function myData({ context }: Sight): number {
  const { patch, feature } = context.operation;
  return entry(entry(context.livepatches, patch).data, feature);
}

export function setMyData({ context }: Scene, data: number): void {
  const { patch, feature } = context.operation;
  entry(context.livepatches, patch).data[feature ?? ''] = data;
}
