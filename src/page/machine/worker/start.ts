import { exportsIn, givenBy } from '../../../subject/exports.ts';
import { type Aims, subjectOf } from '../../../subject/subject.ts';
import type { Numbered } from '../../protocol.ts';
import type { Answer, Ask } from '../protocol.ts';
import { type Bounds, MachineHolder } from './holder.ts';

type Module = Readonly<Record<string, unknown>>;

/** What the page is made of: modules as they were imported, or data. */
interface Parts {
  readonly file: string;
  readonly aims: Aims;
  readonly bounds: Bounds;
  readonly machine: Module;
  readonly events?: Part;
  readonly outcomes?: Part;
  readonly input?: Part;
}

type Part = { readonly module: Module } | { readonly data: unknown };

/** Begins to answer what the page asks. The page is written with a script that calls this. */
export function start({ file, aims, bounds, machine, ...parts }: Parts): void {
  const given = (name: 'events' | 'outcomes' | 'input') => {
    const part = parts[name];
    if (part === undefined) return undefined;
    return 'data' in part ? part.data : givenBy(aims[name] ?? file, exportsIn(part.module), name);
  };
  const subject = () =>
    subjectOf(file, aims, {
      exported: exportsIn(machine),
      events: given('events'),
      outcomes: given('outcomes'),
      input: given('input'),
    });
  const holder = new MachineHolder(subject, bounds);
  addEventListener('message', ({ data: { number, body } }: MessageEvent<Numbered<Ask>>) => {
    const say = (answer: Answer) => postMessage({ number, body: answer } satisfies Numbered<Answer>);
    void holder.answer(body, say).then(say);
  });
}
