import { itf, sourceText } from '../../explore/index.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { MachineSuite } from '../../uses/generate-machine/generate-machine.ts';
import type { SuiteFile } from '../files/suite-file.ts';
import type { MachineFormat } from './machine-formats.ts';

/** The files of a suite, by the name of the machine's file. */
export function machineFiles(made: MachineSuite, format: MachineFormat): SuiteFile[] {
  const { file } = made.walked.subject;
  const name = /([^/\\]*?)(?:\.[cm]?[jt]sx?)?$/.exec(file)?.[1] ?? file;
  switch (format) {
    case 'vitest':
      return [
        { name: `${name}.test.ts`, chunks: testFile(made, name) },
        { name: `${name}.system.ts`, chunks: [SYSTEM] },
      ];
    case 'itf':
      return made.suite.tests.map((test, place) => ({
        name: `${name}-${numbered(place + 1, made.suite.tests.length)}.itf.json`,
        chunks: later(() =>
          itf({
            source: file,
            description: `Test ${place + 1} of ${made.suite.tests.length}`,
            states: [0, ...test.map(({ to }) => to)].map(state => made.walked.graph.state(state)),
            steps: test.map(({ event }) => eventLine(event)),
          }),
        ),
      }));
  }
}

function* later(chunks: () => Iterable<string>): Iterable<string> {
  yield* chunks();
}

function numbered(number: number, all: number): string {
  return String(number).padStart(String(all).length, '0');
}

function* testFile({ walked, suite }: MachineSuite, name: string): Iterable<string> {
  const { graph, subject } = walked;
  yield `// ${oneLine(subject.machine.id)}, of ${oneLine(subject.file)}. Made by klpwalk generate; make it anew rather than change it.
import { describe, expect, it } from 'vitest';
import { begin, type Expected } from ${JSON.stringify(`./${name}.system.ts`)};

const TESTS: readonly { readonly name: string; readonly steps: readonly Expected[] }[] = [
`;
  for (const [place, test] of suite.tests.entries()) {
    yield `  {\n    name: ${JSON.stringify(`${numbered(place + 1, suite.tests.length)}: ${test.length} events`)},\n    steps: [\n`;
    for (const { event, to } of test) {
      const { value, context } = graph.state(to);
      yield `      ${sourceText({ event, after: { value, context } })},\n`;
    }
    yield '    ],\n  },\n';
  }
  yield `];

describe.each(TESTS)('$name', ({ steps }) => {
  it('does at each event what the machine does', async () => {
    const system = await begin();
    try {
      for (const [place, { event, after }] of steps.entries()) {
        await system.take(event);
        expect({ place, event, ...(await system.state()) }).toMatchObject({ place, event, ...after });
      }
    } finally {
      await system.end();
    }
  });
});
`;
}

/** A name or a path in a comment of one line. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

const SYSTEM = `// The system under test. This file is yours: klpwalk writes it once, and does not know it.

/** An event, and where the machine is after it. */
export interface Expected {
  readonly event: { readonly type: string };
  readonly after: State;
}

/** What of your system is compared; leave out of \`state\` what it does not have, and of the tests what you do not want. */
export interface State {
  /** As XState has it. */
  readonly value?: unknown;
  readonly context?: unknown;
}

export interface System {
  /** Does what the event stands for. */
  take(event: Expected['event']): Promise<void>;
  state(): Promise<State>;
  /** The test is over. */
  end(): Promise<void>;
}

/** A system as the machine is in its initial state. */
export async function begin(): Promise<System> {
  throw new Error('Say here how your system begins.');
}
`;
