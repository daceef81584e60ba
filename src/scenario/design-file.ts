import { BODY_NAMES, type Bodies } from '../../machines/body/statement.ts';
import type { Written } from '../../machines/body/written.ts';
import type { Design } from '../../machines/designs/design.ts';
import { isWritten } from '../../machines/designs/written.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { readBody } from './body/read-body.ts';
import { checked, collect, throwAny } from './checked.ts';
import type { FileKind } from './file-kind.ts';
import { designSchema } from './schema/design.ts';
import { parseYaml } from './yaml/yaml.ts';

/** What --design and scenarios name, in errors. */
export const DESIGN: FileKind = {
  noun: 'design',
  example:
    'A small one is: { name: mine, about: it switches on, post_patch: [{ for each feature: switch on }] }',
};

/** A file with a design, and what it says of it to people. */
export interface DesignFile extends Omit<Written, 'bodies'> {
  readonly notes: string | null;
  /** The design whose bodies it has; `null`: it has its own. */
  readonly like: string | null;
  readonly bodies: Bodies;
}

/**
 * Reads a design from its text; throws a ProblemError when it cannot be used.
 *
 * @param file its name in errors
 * @param designs those that it may be like; looked up only when given
 */
export function parseDesign(
  text: string,
  file: string,
  designs?: Readonly<Record<string, Design>>,
): DesignFile {
  const yaml = parseYaml(text, file, DESIGN);
  const data = checked(designSchema, yaml);
  const { problems, report } = collect(yaml);
  const { name, about, notes = null, like = null, since, compatible } = data;
  const own = BODY_NAMES.flatMap(key => {
    const body = data[key];
    return body === undefined
      ? []
      : [[key, readBody(body, [key], { body: key, livepatch: null }, report)] as const];
  });
  const [first] = own;
  if (like !== null && first !== undefined) {
    report([first[0]], {
      code: 'contradiction',
      what: `there is ${first[0]}, and the bodies are those of ${like}`,
      expected: 'like, or bodies of its own',
      onKey: true,
    });
  }
  const others = Object.values(designs ?? {}).filter(isWritten);
  const other = others.find(design => design.name === like);
  if (like !== null && designs !== undefined && other === undefined) {
    report(
      ['like'],
      unknownName(
        'design that is written in statements',
        like,
        others.map(design => design.name),
      ),
    );
  }
  throwAny(problems);
  return {
    name,
    about,
    notes: notes === null ? null : notes.trim(),
    like,
    bodies: other?.written?.bodies ?? Object.fromEntries(own),
    ...(since === undefined ? {} : { since }),
    ...(compatible === undefined ? {} : { compatible }),
  };
}
