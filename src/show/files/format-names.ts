/** The extensions that say what a walk is written as; what stands behind each is read only where it is written. */
export const EXTENSIONS = [
  '.dot',
  '.mmd',
  '.aut',
  '.json',
  '.itf.json',
  '.yaml',
  '.txt',
  '.eml',
  '.seq.mmd',
] as const;

export type Extension = (typeof EXTENSIONS)[number];
