import { createMachine } from 'xstate';

/** So many regions of two states, each of which has an event of its own. */
export function switches(count: number) {
  const region = (place: number) => ({
    initial: 'off',
    states: { off: { on: { [`flip${place}`]: 'on' } }, on: { on: { [`flip${place}`]: 'off' } } },
  });
  const places = Array.from({ length: count }, (_, place) => place);
  return createMachine({
    type: 'parallel',
    states: Object.fromEntries(places.map(place => [`r${place}`, region(place)])),
  });
}

export function switchesOf(count: number): { type: string }[] {
  return Array.from({ length: count }, (_, place) => ({ type: `flip${place}` }));
}
