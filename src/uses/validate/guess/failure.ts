import { VMLINUX } from '../../../../machines/context.ts';
import type { FaultData } from '../../../scenario/schema/step.ts';
import type { FoundLine } from '../log/kernel-lines.ts';

/** A failure of which a line tells, and not of which livepatch it is. */
export interface Failure {
  readonly function: string;
  /** Where the line names no object, or has none to name, it is vmlinux. */
  readonly object: string;
  readonly data: Omit<FaultData, 'in'>;
}

/** @returns `null`: the line is of another kind */
export function failureOf({ name, said }: FoundLine): Failure | null {
  const data = dataOf(name, said);
  if (data === null) return null;
  const { object = VMLINUX } = said;
  return { function: said.function ?? '', object: object === '(null)' ? VMLINUX : object, data };
}

function dataOf(name: FoundLine['name'], { code, position }: FoundLine['said']): Failure['data'] | null {
  switch (name) {
    case 'symbolNotFound':
      return { symbol: -22 };
    case 'symbolAmbiguous':
      return { symbol: 'ambiguous' };
    case 'symbolPosition':
      return { sympos: Number(position) };
    case 'sizeUnknown':
      return { symbol: -2 };
    case 'noLocation':
      return { patching: -22 };
    case 'noFilter':
      return { filter: Number(code) };
    case 'noHandler':
      return { register: Number(code) };
    default:
      return null;
  }
}
