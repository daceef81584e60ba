import type * as z from 'zod/mini';
import { type Report, toProblem } from '../problem/mistake.ts';
import { type Problem, ProblemError } from '../problem/problem.ts';
import { reportIssues } from './schema/issues.ts';
import type { Yaml } from './yaml/yaml.ts';

/** What a file holds, as its schema has it; throws a ProblemError that tells each place where it does not. */
export function checked<Data>(schema: z.ZodMiniType<Data>, yaml: Yaml): Data {
  const result = schema.safeParse(yaml.data);
  if (result.success) return result.data;
  const { problems, report } = collect(yaml);
  reportIssues(schema, result.error.issues, yaml.data, report);
  throwAny(problems);
  throw result.error;
}

/** Where mistakes become problems that say where they are. */
export function collect(yaml: Yaml): { readonly problems: readonly Problem[]; readonly report: Report } {
  const problems: Problem[] = [];
  const report: Report = (path, mistake) => {
    problems.push(toProblem(mistake, yaml.place([...path, ...(mistake.at ?? [])], mistake.onKey)));
  };
  return { problems, report };
}

/**
 * Throws the problems, if there are any, in the order of the file; what is missing comes last, since a misspelt key is
 * often the reason.
 */
export function throwAny(problems: readonly Problem[]): void {
  const [first, ...rest] = problems.toSorted(
    (one, other) =>
      Number(one.code === 'missing') - Number(other.code === 'missing') ||
      (one.where.line ?? 0) - (other.where.line ?? 0) ||
      (one.where.column ?? 0) - (other.where.column ?? 0),
  );
  if (first !== undefined) throw new ProblemError([first, ...rest]);
}
