import { signal } from '@preact/signals';

/** `wide`: room for three columns. `narrow`: a phone. */
export type Width = 'wide' | 'medium' | 'narrow';

const wide = matchMedia('(min-width: 1200px)');
const narrow = matchMedia('(max-width: 719px)');

export const width = signal<Width>(now());

for (const query of [wide, narrow]) {
  query.addEventListener('change', () => {
    width.value = now();
  });
}

function now(): Width {
  if (wide.matches) return 'wide';
  return narrow.matches ? 'narrow' : 'medium';
}
