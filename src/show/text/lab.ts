import type { TestResult } from '../../uses/lab/run-suite.ts';
import type { JudgedStep, Unlike } from '../../uses/lab/verdict.ts';
import { count } from './count.ts';
import { type Page, paragraph } from './page.ts';

type Verdict = 'agrees' | 'differs' | 'no answer' | 'not run';

export function verdictOf({ run, isBroken }: TestResult): Verdict {
  if (run !== null) return run.verdict;
  return isBroken ? 'no answer' : 'not run';
}

/** What came of a test; its steps where they are asked for, or where not all is as it should be. */
export function labResultText(page: Page, result: TestResult, withSteps: boolean): string {
  const verdict = verdictOf(result);
  const ink = {
    agrees: page.ink.green,
    differs: page.ink.red,
    'no answer': page.ink.red,
    'not run': page.ink.dim,
  };
  const { run, why, log, name } = result;
  const steps = run?.steps ?? [];
  const told = verdict === 'agrees' ? `, ${count(steps.length, 'step')}` : '';
  const because = why === null ? '' : `: ${why}`;
  const isTold = withSteps || verdict === 'differs' || (verdict === 'no answer' && steps.length > 0);
  return [
    `${ink[verdict](verdict.padEnd(9))} ${name}${told}${because}`,
    ...(isTold ? steps.flatMap((step, place) => stepLines(page, step, place + 1)) : []),
    ...(isTold && log !== null ? [`    log: ${log}`] : []),
  ]
    .map(line => `${line}\n`)
    .join('');
}

function stepLines(
  { ink }: Page,
  { line, verdict, unlike, splats, broken }: JudgedStep,
  number: number,
): string[] {
  const breaks = broken.length === 0 ? '' : ink.dim(`  (breaks ${broken.join(', ')})`);
  return [
    `    ${String(number).padStart(2)}. ${verdict.padEnd(11)} ${line}${breaks}`,
    ...unlike.flatMap(unlikeLines),
    ...splats.map(splat => `        | ${splat.line}`),
  ];
}

function unlikeLines({ what, model, kernel }: Unlike): string[] {
  const same = model.findIndex((line, place) => line !== kernel[place]);
  const first = what === 'log' ? Math.max(0, same === -1 ? model.length : same) : 0;
  const side = (lines: readonly string[]) =>
    lines.length <= first ? ['(nothing more)'] : lines.slice(first, first + 6);
  return [
    ...(first > 0 ? [`        ${what}: ${count(first, 'line')} as foretold, then`] : [`        ${what}:`]),
    ...side(model).map(line => `          model   ${line}`),
    ...side(kernel).map(line => `          kernel  ${line}`),
  ];
}

/** How many of the tests came out how. */
export function labSumText(
  page: Page,
  results: readonly TestResult[],
  asked: number,
  release: string,
): string {
  const of = (verdict: Verdict) => results.filter(result => verdictOf(result) === verdict).length;
  const left = asked - results.length;
  const parts = [
    `${of('agrees')} agree`,
    ...(of('differs') > 0 ? [`${of('differs')} differ`] : []),
    ...(of('no answer') > 0 ? [`${of('no answer')} gave no answer`] : []),
    ...(of('not run') > 0 ? [`${of('not run')} cannot be run`] : []),
    ...(left > 0 ? [`${left} were not reached`] : []),
  ];
  return `${paragraph(page, '', `Linux ${release}: of ${count(asked, 'history').replace(/historys$/, 'histories')}, ${parts.join(', ')}.`)}\n`;
}

/** The Kernel Test Anything Protocol: Documentation/dev-tools/ktap.rst. */
export function labTap(results: readonly TestResult[], asked: number): string {
  const lines = results.flatMap((result, place) => {
    const verdict = verdictOf(result);
    const steps = result.run?.steps ?? [];
    const inner = steps.map(
      (step, number) =>
        `  ${step.verdict === 'agrees' || step.verdict === 'open' ? 'ok' : 'not ok'} ${number + 1} ${step.line}${step.verdict === 'agrees' ? '' : ` # ${step.verdict}`}`,
    );
    const nested = steps.length === 0 ? [] : ['  KTAP version 1', `  1..${steps.length}`, ...inner];
    const isOk = verdict === 'agrees' || verdict === 'not run';
    const skip = verdict === 'not run' ? ` # SKIP ${result.why}` : '';
    return [...nested, `${isOk ? 'ok' : 'not ok'} ${place + 1} ${result.name}${skip}`];
  });
  return ['KTAP version 1', `1..${asked}`, ...lines, ''].join('\n');
}

export function labData(results: readonly TestResult[], asked: number, release: string) {
  return {
    kernel: release,
    asked,
    tests: results.map(result => ({
      name: result.name,
      verdict: verdictOf(result),
      why: result.why,
      seconds: Math.round(result.seconds * 100) / 100,
      log: result.log,
      steps: (result.run?.steps ?? []).map(({ splats, ...step }) => ({
        ...step,
        splats: splats.map(({ line }) => line),
      })),
    })),
  };
}
