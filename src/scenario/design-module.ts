import type { Design } from '../../machines/designs/design.ts';
import { type Mistake, type Report, toProblem } from '../problem/mistake.ts';
import { type Place, type Problem, ProblemError } from '../problem/problem.ts';
import { throwAny } from './checked.ts';
import { DESIGN } from './design-file.ts';
import { readText } from './file-text.ts';
import { importModule } from './module.ts';
import { hasShape, isLikeADesign, reportCharts, reportShape } from './module-design.ts';

/**
 * The design that a module exports.
 *
 * @throws ProblemError where it does not load, or exports something else
 */
export async function designModule(file: string): Promise<Design> {
  readText(file, DESIGN);
  const exported = await importModule(file);
  const names = Object.keys(exported);
  // A constant may be the default as well.
  const objects = Object.entries(exported).filter(
    ([, value], place, all) =>
      typeof value === 'object' && value !== null && all.findIndex(([, other]) => other === value) === place,
  );
  const designs = objects.filter(([, value]) => hasShape(value));
  const [only, another] = designs.length > 0 ? designs : mostLike(objects);
  if (only !== undefined && another === undefined) return checkedDesign(file, ...only);
  return fail(
    { file },
    {
      code: 'no-design',
      what:
        designs.length > 0
          ? `it exports ${designs.length} designs`
          : `it exports ${names.length === 0 ? 'nothing' : names.join(', ')}, and no design`,
      expected: 'one design, made by design({ name, about, ... })',
    },
  );
}

type Exported = readonly [name: string, value: unknown];

/** What may be meant as a design: a default, or what has some of the keys of one. */
function mostLike(objects: readonly Exported[]): readonly Exported[] {
  return objects.filter(
    ([name, value]) =>
      name === 'default' || (typeof value === 'object' && value !== null && isLikeADesign(value)),
  );
}

/** @throws ProblemError that tells what it lacks */
function checkedDesign(file: string, name: string, value: unknown): Design {
  const problems: Problem[] = [];
  const report: Report = (path, mistake) => {
    problems.push(toProblem(mistake, { file, key: [name, ...path].join('.') }));
  };
  if (hasShape(value)) {
    reportCharts(value, report);
    throwAny(problems);
    return value;
  }
  reportShape(value, report);
  throwAny(problems);
  return fail({ file, key: name }, { code: 'no-design', what: 'it is no design' });
}

function fail(where: Place, mistake: Mistake): never {
  throw new ProblemError([toProblem(mistake, where)]);
}
