import { isFollowed } from '../../../machines/designs/own.ts';
import { functionsOf } from '../../livepatch/functions.ts';
import { historyText } from '../text/history.ts';
import { pageFor, paragraph } from '../text/page.ts';
import { type Account, breachSentence } from './account.ts';
import { mailHead } from './mail-head.ts';

/** 72 columns, no colour. */
const PAGE = pageFor(undefined, false);

/**
 * A plain-text mail (RFC 5322) for a mailing list, to be opened as a draft: it has a subject and a text, and no
 * sender yet. Lines of the kernel log stay as they are, however long.
 */
export function* mail(account: Account): Iterable<string> {
  const { scenario, design, headline, clause, breaches, steps, command } = account;
  yield mailHead(`klpwalk: ${headline}: ${scenario.title}`);
  const blocks = [
    paragraph(PAGE, '', scenario.title),
    paragraph(
      PAGE,
      '',
      isFollowed(scenario.world)
        ? `Under design ${design.name}, with the rules of kernel ${scenario.world.kernel}, ${clause}.`
        : `With callbacks of its own, under the rules of kernel ${scenario.world.kernel}, ${clause}.`,
    ),
    ...breaches.map(breach => paragraph(PAGE, '', breachSentence(breach))),
    historyText(PAGE, functionsOf(scenario.world, design), steps),
    `To see it again:\n\n  ${command.join(' \\\n    ')}`,
  ];
  yield `${blocks.filter(block => block !== '').join('\n\n')}\n`;
}
