import type { BoxTold } from '../../../graph.ts';
import { wish } from './shown.ts';

/** Opens the box; one in which nothing can be told apart closes the box that it lies in. */
export function openOrClose({ key, canOpen, inside }: BoxTold): void {
  const around = inside.at(-1);
  if (canOpen) wish.value = { ...wish.value, open: [...wish.value.open, key] };
  else if (around !== undefined) {
    wish.value = { ...wish.value, open: wish.value.open.filter(other => other !== around) };
  }
}
