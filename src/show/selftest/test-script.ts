import type { ForetoldStep } from '../../uses/lab/foretold.ts';
import { expectedLines, stepLines } from './step-lines.ts';

/** A test of a script. */
interface ScriptTest {
  readonly title: string;
  readonly foretold: readonly ForetoldStep[];
  /** What the laboratory would have its guest do. */
  readonly plan: readonly string[];
}

export interface Script {
  /** What the script is about, a line. */
  readonly title: string;
  /** The modules that its tests load, by their names in the kernel. */
  readonly livepatches: readonly string[];
  readonly targets: readonly string[];
  readonly tests: readonly ScriptTest[];
}

/** The line of a plan behind which the history begins. */
const START = 'lab start';

/** A script for bash, beside which lab/selftest/functions.sh lies. */
export function* testScript({ title, livepatches, targets, tests }: Script): Iterable<string> {
  yield `#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# ${title}

cd "$(dirname "$0")" || exit 1

livepatches="${livepatches.join(' ')}"
targets="${targets.join(' ')}"
. ./functions.sh

setup ${tests.length}
`;
  const [first] = tests;
  if (first !== undefined) yield `${setupLines(first, livepatches).join('\n')}\n`;
  for (const { title, foretold, plan } of tests) {
    const history = plan.slice(plan.indexOf(START) + 1);
    const warns = foretold.some(({ broken }) => broken.includes('warning'));
    yield `
# ${foretold.map(({ line, own }) => (own === 'ok' ? line : `${line}: ${own}`)).join('; ')}

start_test ${shellWord(title)}

${stepLines(history, foretold, livepatches).join('\n')}

check_result ${shellWord(expectedLines(history, foretold).join('\n'))}${warns ? ' warns' : ''}
`;
  }
  yield '\nfinish\n';
}

/** What is done once, before the first test: each of them leaves the system as it found it. */
function setupLines({ plan }: ScriptTest, livepatches: readonly string[]): string[] {
  return stepLines(plan.slice(0, plan.indexOf(START)), [], livepatches).map(line =>
    line.replace(/^load_mod /, 'prepare '),
  );
}

function shellWord(text: string): string {
  return `"${text.replaceAll(/[\\"$`]/g, '\\$&')}"`;
}
