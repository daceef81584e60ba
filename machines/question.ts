/** What the core asks a design: whether the patch that is about to be enabled, or disabled, must be refused. */
const QUESTIONS = ['isIncompatible', 'mayNotDisable'] as const;

export type Question = (typeof QUESTIONS)[number];

export function isQuestion(guard: string | undefined): guard is Question {
  return QUESTIONS.some(question => question === guard);
}
