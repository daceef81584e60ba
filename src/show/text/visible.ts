/** Text of a file as it may go to a terminal: what would steer it, or turn the direction of the text, is spelled out. */
export function visible(text: string): string {
  return text.replaceAll(STEERING, found => {
    const code = found.charCodeAt(0).toString(16);
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}

const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
