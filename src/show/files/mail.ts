import { isFollowed } from '../../../machines/designs/own.ts';
import { functionsOf } from '../../livepatch/functions.ts';
import { historyText } from '../text/history.ts';
import { pageFor, paragraph } from '../text/page.ts';
import { type Account, breachSentence } from './account.ts';

/** 72 columns, no colour. */
const PAGE = pageFor(undefined, false);

/**
 * A plain-text mail (RFC 5322) for a mailing list, to be opened as a draft: it has a subject and a text, and no
 * sender yet. Lines of the kernel log stay as they are, however long.
 */
export function* mail(account: Account): Iterable<string> {
  const { scenario, design, headline, clause, breaches, steps, command } = account;
  yield `${header('Subject', `klpwalk: ${headline}: ${scenario.title}`)}\n`;
  yield 'X-Unsent: 1\nMIME-Version: 1.0\n';
  yield 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n';
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

/** A header field, folded; what is not ASCII in encoded words (RFC 2047). */
function header(name: string, value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  const words = /^[ -~]*$/.test(line) ? line.split(' ') : encodedWords(line);
  const lines: string[] = [];
  let last = `${name}:`;
  for (const word of words) {
    if (last.length + 1 + word.length > 76 && last !== `${name}:`) {
      lines.push(last);
      last = '';
    }
    last += ` ${word}`;
  }
  return [...lines, last].join('\n');
}

/** 39 bytes, 52 characters of Base64: with what stands around them, and the name of the field, less than 76. */
const MOST_BYTES = 39;

function encodedWords(text: string): string[] {
  const words = [''];
  for (const character of text) {
    const longer = `${words.at(-1)}${character}`;
    if (bytesOf(longer).length > MOST_BYTES) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map(word => `=?utf-8?B?${btoa(String.fromCharCode(...bytesOf(word)))}?=`);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
