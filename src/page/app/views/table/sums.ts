import type { TableTold } from '../../../told.ts';

/** In how many of the worlds that it applies to the design holds, in the order of the designs. */
export function heldIn({ designs, worlds }: TableTold): { readonly held: number; readonly of: number }[] {
  return designs.map((_, place) => {
    const marks = worlds.flatMap(({ cells }) => cells[place]?.mark ?? []);
    return {
      held: marks.filter(mark => mark === '.' || mark === 'o').length,
      of: marks.filter(mark => mark !== '-').length,
    };
  });
}
