import { useEffect, useRef } from 'preact/hooks';
import type { Part } from '../map/camera.ts';
import type { InSight } from './in-sight.ts';
import type { Path } from './inside.ts';
import { stateKey } from './lit.ts';

/** Where in the drawing the picked state is; `null`: nowhere. */
export function partOf(states: readonly InSight[], picked: Path): Part | null {
  const state = states.find(({ path }) => stateKey(path) === stateKey(picked));
  if (state === undefined) return null;
  const [x, y, width, height] = state.place;
  return { x, y, width, height };
}

/** Where a state that had the focus is drawn no more, the one that is told of has it. */
export function useHeldFocus(id: string) {
  const isHeld = useRef(false);
  useEffect(() => {
    if (isHeld.current && document.activeElement === document.body)
      document.getElementById(id)?.focus({ preventScroll: true });
  });
  return {
    onFocusIn: ({ target }: FocusEvent) => {
      isHeld.current = target instanceof SVGElement;
    },
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) isHeld.current = false;
    },
  };
}
