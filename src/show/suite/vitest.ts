import { isFollowed } from '../../../machines/designs/own.ts';
import { finalState } from '../../livepatch/final-state.ts';
import type { GeneratedSuite } from '../../uses/generate/generate.ts';
import type { SuiteFile } from '../files/suite-file.ts';
import type { TestAccount } from '../files/test-account.ts';
import { designText } from '../text/design-text.ts';

/**
 * The suite as a test file for vitest, and beside it the file by which somebody's own system is driven. That one is only
 * a beginning: whoever has it keeps it when the suite is made anew.
 */
export function suiteVitest(
  { scenario, design }: GeneratedSuite,
  name: string,
  tests: Iterable<TestAccount>,
): SuiteFile[] {
  const head = `// ${scenario.title}, ${designText(design.name, isFollowed(scenario.world))}. Made by klpwalk generate; make it anew rather than change it.\n`;
  return [
    { name: `${name}.test.ts`, chunks: testFile(head, name, tests) },
    { name: `${name}.system.ts`, chunks: [SYSTEM] },
  ];
}

function* testFile(head: string, name: string, tests: Iterable<TestAccount>): Iterable<string> {
  yield head;
  yield `import { describe, expect, it } from 'vitest';
import { begin, type Expected } from './${name}.system.ts';

const TESTS: readonly { readonly name: string; readonly steps: readonly Expected[] }[] = [
`;
  for (const { name, headline, steps } of tests) {
    yield `  {\n    name: ${JSON.stringify(`${name}: ${headline}`)},\n    steps: [\n`;
    for (const { line, result, outcomes } of steps) {
      const log = outcomes.flatMap(outcome => outcome.log);
      const context = outcomes.at(-1)?.after.context;
      const after = context === undefined ? {} : finalState(context);
      yield `      ${JSON.stringify({ step: line, result, log, after })},\n`;
    }
    yield '    ],\n  },\n';
  }
  yield `];

describe.each(TESTS)('$name', ({ steps }) => {
  it('does at each step what the model does', async () => {
    const system = await begin();
    try {
      for (const [place, { step, result, log, after }] of steps.entries()) {
        const seen = await system.take(step);
        expect({ place, ...seen }).toMatchObject({ place, result, log });
        expect(await system.state()).toMatchObject(after);
      }
    } finally {
      await system.end();
    }
  });
});
`;
}

const SYSTEM = `// The system under test. This file is yours: klpwalk writes it once, and does not know it.

/** A step, and what the model does. */
export interface Expected {
  /** As in a scenario's \`steps\`: \`load A1\`, \`disable A1 &\`, \`complete\`. */
  readonly step: string;
  /** \`ok\`, or the name of the error with which the step fails. */
  readonly result: string;
  /** What the kernel prints. */
  readonly log: readonly string[];
  readonly after: State;
}

export interface State {
  /** The enabled livepatches, the oldest first. */
  readonly enabled: readonly string[];
  /** What the registry holds. */
  readonly features: Readonly<Record<string, { readonly version: number; readonly owner: string }>>;
  /** Of each effect, at which version it is on; 0: off. */
  readonly effects: Readonly<Record<string, number>>;
}

export interface System {
  /** Takes a step. */
  take(step: string): Promise<{ readonly result: string; readonly log: readonly string[] }>;
  state(): Promise<State>;
  /** The test is over. */
  end(): Promise<void>;
}

/** A system without a livepatch. */
export async function begin(): Promise<System> {
  throw new Error('Say here how your system begins.');
}
`;
