import { isFollowed } from '../../../machines/designs/own.ts';
import { designText } from '../text/design-text.ts';
import { pageFor, paragraph } from '../text/page.ts';
import { commandOf, errorOf } from '../text/shell.ts';
import type { Account } from './account.ts';
import { circumstances } from './livepatch-notation.ts';

/** What a person would see at a shell and on the console: each command, the kernel log, and the error if it fails. */
export function* transcript({ scenario, design, summary, steps }: Account): Iterable<string> {
  yield comment(scenario.title);
  yield comment(
    `${scenario.file}: ${designText(design.name, isFollowed(scenario.world))}, kernel ${scenario.world.kernel}`,
  );
  yield comment(summary);
  for (const { step, result, outcomes } of steps) {
    const meets = circumstances(step);
    const [own, ...later] = outcomes;
    yield `\n${meets === null ? '' : comment(meets)}${commandOf(step, scenario.world)}\n`;
    for (const line of own?.log ?? []) yield `${line}\n`;
    if (own !== undefined && result !== 'ok' && result !== 'stuck') {
      yield `${errorOf(step, result, { world: scenario.world, context: own.before.context })}\n`;
    }
    if (step.waits && later.length > 0) yield '# wait until the transition is over\n';
    for (const line of later.flatMap(({ log }) => log)) yield `${line}\n`;
    if (result === 'stuck') yield '# (waits for ever)\n';
  }
}

const PAGE = pageFor(undefined, false);

function comment(text: string): string {
  const lines = paragraph(PAGE, '  ', text.replaceAll(/\s+/g, ' ').trim()).slice(2).split('\n');
  return lines.map(line => `# ${line.trim()}\n`).join('');
}
