import { COMMAND_WORDS, COMMANDS } from '../../../uses/step/command.ts';
import { USAGE } from '../../../uses/step/typed-step.ts';
import { type Page, paragraph } from '../page.ts';

/** Every command in a line; then how steps are typed. */
export function helpText(page: Page): string {
  const left = (word: (typeof COMMAND_WORDS)[number]) => [word, COMMANDS[word][0]].join(' ').trim();
  const width = Math.max(...COMMAND_WORDS.map(word => left(word).length));
  return [
    ...COMMAND_WORDS.map(word => paragraph(page, `   ${left(word).padEnd(width)}  `, COMMANDS[word][1])),
    '',
    paragraph(
      page,
      '   ',
      'Anything else is a step, as it stands in a scenario: load B2 &, disable B2, complete, insert kvm; or the number of one in the list that next shows. & does not wait until the transition is over. What else there is to say stands behind it:',
    ),
    ...Object.values(USAGE).map(usage => `     ${usage}`),
    '     running all     fails EBUSY     at 12.5s',
    paragraph(
      page,
      '   ',
      'Words may be shortened as long as one word alone begins so. An empty line repeats into, and nothing else. What begins with # is a comment.',
    ),
  ].join('\n');
}

/** One command. */
export function usageText(page: Page, word: (typeof COMMAND_WORDS)[number]): string {
  return paragraph(page, '   ', `${[word, COMMANDS[word][0]].join(' ').trim()}: ${COMMANDS[word][1]}`);
}
