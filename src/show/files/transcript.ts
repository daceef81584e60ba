import { pageFor, paragraph } from '../text/page.ts';
import { commandOf, errorOf } from '../text/shell.ts';
import { type BrokenProperty, summary } from './broken-property.ts';
import { faultText } from './livepatch-notation.ts';

/** What a person would see at a shell and on the console: each command, the kernel log, and the error if it fails. */
export function* transcript(broken: BrokenProperty): Iterable<string> {
  const { scenario, design, history } = broken;
  yield comment(scenario.title);
  yield comment(`${scenario.file}: design ${design.name}, kernel ${scenario.world.kernel}`);
  yield comment(summary(broken));
  for (const { step, outcome } of history) {
    const fault = faultText(step);
    yield `\n${fault === null ? '' : comment(fault)}${commandOf(step)}\n`;
    for (const line of outcome.log) yield `${line}\n`;
    if (outcome.result !== 'ok') yield `${errorOf(step, outcome.result)}\n`;
  }
}

const PAGE = pageFor(undefined, false);

function comment(text: string): string {
  const lines = paragraph(PAGE, '  ', text.replaceAll(/\s+/g, ' ').trim()).slice(2).split('\n');
  return lines.map(line => `# ${line.trim()}\n`).join('');
}
