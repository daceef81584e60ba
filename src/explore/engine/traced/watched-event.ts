import type { EventObject } from 'xstate';

/** Events that tell when anybody looks at them. */
export class WatchedEvents {
  /** Since it was last set to `false`. */
  isLookedAt = false;
  readonly #known = new Map<EventObject, EventObject>();

  of(event: EventObject): EventObject {
    const known = this.#known.get(event);
    if (known !== undefined) return known;
    const watched = watching(event, () => {
      this.isLookedAt = true;
    });
    this.#known.set(event, watched);
    return watched;
  }
}

function watching(event: EventObject, onLook: () => void): EventObject {
  return new Proxy(event, {
    get(target, key) {
      onLook();
      return Reflect.get(target, key);
    },
    has(target, key) {
      onLook();
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      onLook();
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(target, key) {
      onLook();
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
}

/** The event matters in the midst of a step. */
export const LOOKED = new Error('looked at');

/** Stands for any event in the midst of a step. While it is blank, nobody may look at it. */
export const BLANK = watching({ type: 'klpwalk.any' }, () => {
  if (isBlank) throw LOOKED;
});
let isBlank = false;

export function setBlank(is: boolean): void {
  isBlank = is;
}
