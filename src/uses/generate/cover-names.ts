/** What the tests of a world can be made to come by. */
export const COVERS = {
  transitions: 'every transition: each step that can be taken, in every state in which it can',
  refusals: 'every transition, and every step that is refused with an error, in every state in which it is',
  pairs: 'every two steps that can follow one another, in every state in which they can',
  states: 'every state',
  callbacks: 'every callback of every livepatch, in every kind of step in which it can run',
  violations: 'of each property that is broken a shortest history',
} as const;

export type CoverName = keyof typeof COVERS;

export function isCoverName(text: string): text is CoverName {
  return Object.hasOwn(COVERS, text);
}
