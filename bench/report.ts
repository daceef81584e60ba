import type { Comparison } from './compare.ts';
import type { Environment } from './environment.ts';
import type { Section } from './suite.ts';
import { markdown, plainText, type Table } from './table.ts';
import { tablesOf } from './tables.ts';
import { type Target, targetsOf } from './targets.ts';

export interface Results {
  readonly environment: Environment;
  /** How often each pair was run. */
  readonly runs: number;
  readonly sections: readonly {
    readonly name: Section['name'];
    readonly comparisons: readonly Comparison[];
  }[];
  readonly targets: readonly Target[];
}

export function resultsOf(environment: Environment, runs: number, sections: Results['sections']): Results {
  // One run judges nothing.
  const targets = runs === 1 ? [] : targetsOf(sections.flatMap(({ comparisons }) => comparisons));
  return { environment, runs, sections, targets };
}

export function reportText(results: Results, as: 'text' | 'markdown'): string {
  const { environment, runs, sections, targets } = results;
  const { command, machine, load, versions } = environment;
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const facts = [
    ['command', as === 'markdown' ? `\`${command}\`` : command],
    ['machine', `${machine}; load at the start ${load.toFixed(1)}`],
    ['versions', used.join(', ')],
    [
      'runs',
      runs === 1 ? 'one of each: no more than a smoke test' : `medians of ${runs}, in pairs (least-most)`,
    ],
  ] as const;
  const head =
    as === 'markdown'
      ? facts.map(([key, value]) => `- ${key}: ${value}\n`).join('')
      : facts.map(([key, value]) => `${key.padEnd(9)} ${value}\n`).join('');
  const tables = sections.flatMap(({ name, comparisons }) => tablesOf(name, comparisons));
  if (targets.length > 0) tables.push(targetTable(targets));
  return [head, ...tables.map(as === 'markdown' ? markdown : plainText)].join('\n');
}

function targetTable(targets: readonly Target[]): Table {
  return {
    title: 'Targets',
    columns: ['', 'measured', ''],
    rows: targets.map(({ target, measured, reached }) => [
      target,
      measured,
      reached ? 'reached' : 'NOT reached',
    ]),
  };
}
