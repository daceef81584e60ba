/** Every engine that has to agree, and how to ask for it. */
export const engines = [
  { engine: 'plain' },
  { engine: 'traced' },
  { engine: 'traced', recheck: 1 },
  { engine: 'traced', recheck: 7 },
] as const;
