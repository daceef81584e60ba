import { PROPERTIES } from '../../../machines/properties.ts';
import { historyText } from '../text/history.ts';
import { pageFor, paragraph } from '../text/page.ts';
import { type BrokenProperty, stepCount } from './broken-property.ts';

/** 72 columns, no colour. */
const PAGE = pageFor(undefined, false);

/**
 * A plain-text mail (RFC 5322) for a mailing list, to be opened as a draft: it has a subject and a text, and no
 * sender yet. Lines of the kernel log stay as they are, however long.
 */
export function* mail({ scenario, design, property, why, history }: BrokenProperty): Iterable<string> {
  const steps = stepCount(history);
  yield `${header('Subject', `klpwalk: ${property} after ${steps}: ${scenario.title}`)}\n`;
  yield 'X-Unsent: 1\nMIME-Version: 1.0\n';
  yield 'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n';
  const command = [
    `klpwalk explore ${argument(scenario.file)}`,
    `--design ${design.name}`,
    `--property ${property}`,
  ];
  const blocks = [
    paragraph(PAGE, '', scenario.title),
    paragraph(
      PAGE,
      '',
      `Under design ${design.name}, with the rules of kernel ${scenario.world.kernel}, a shortest history that ` +
        `breaks ${property} has ${steps}.`,
    ),
    paragraph(PAGE, '', `${property}: ${why}. The rule: ${PROPERTIES[property].rule}.`),
    historyText(PAGE, history),
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
    if (Buffer.byteLength(longer) > MOST_BYTES) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map(word => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`);
}

/** As a shell takes it for one argument. */
function argument(file: string): string {
  return /^[\w./@%+=:,-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
}
