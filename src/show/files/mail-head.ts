/** The head of a plain-text mail (RFC 5322), with the empty line behind it: it has a subject, and no sender yet. */
export function mailHead(subject: string): string {
  return [
    header('Subject', subject),
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    '',
  ].join('\n');
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
