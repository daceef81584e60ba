import { WORDS } from './command.ts';
import { type Session, standing } from './session.ts';

/**
 * The words that may stand where the last one of the line is being typed, of those that begin as it does; where there
 * is one alone, it is over.
 */
export function machineCompletions(line: string, session: Session): string[] {
  const words = line.trimStart().split(/\s+/);
  const last = words.at(-1) ?? '';
  const found = [...new Set(candidates(words, session))].filter(word => word.startsWith(last));
  return found.length === 1 ? found.map(word => `${word} `) : found;
}

function candidates([first = '', second, ...more]: readonly string[], session: Session): readonly string[] {
  if (second === undefined) return [...WORDS, ...standing(session).ways.map(({ event }) => event.type)];
  if (more.length > 0) return [];
  if (first === 'goto') return session.index.places;
  if (first === 'take') return standing(session).ways.map(({ event }) => event.type);
  if (first === 'why') return session.walked.subject.events.map(({ type }) => type);
  return [];
}
