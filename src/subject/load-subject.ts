import type { FileKind } from '../scenario/file-kind.ts';
import { Modules } from './given.ts';
import { type Aims, type Subject, subjectOf } from './subject.ts';

const MACHINE: FileKind = { noun: 'machine', example: '' };

/**
 * Reads a machine from its module, and what comes to it from there or from other files.
 *
 * @throws ProblemError
 */
export async function loadSubject(file: string, aims: Aims): Promise<Subject> {
  const modules = new Modules();
  const exported = await modules.exportsOf(file, MACHINE);
  const read = async (what: 'events' | 'outcomes' | 'input') => {
    const aim = aims[what];
    return aim === undefined ? undefined : await modules.given(aim, what);
  };
  const [events, outcomes, input] = [await read('events'), await read('outcomes'), await read('input')];
  return subjectOf(file, aims, { exported, events, outcomes, input });
}
