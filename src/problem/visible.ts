/**
 * What a terminal obeys, or what shows nothing there: control characters, among them those that begin an escape
 * sequence; separators of lines; what turns the direction of writing; what is invisible; half a surrogate pair.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u{FFF9}-\u{FFFB}]/gu;

/** The same, where lines stay lines. */
const HIDDEN_IN_LINES = new RegExp(`(?!\\n)${HIDDEN.source}`, 'gu');

/** What emoji are made of, invisible though it is. */
const IN_EMOJI =
  /(?<=\p{Extended_Pictographic}\uFE0F?)(?:\u200D(?=\p{Extended_Pictographic})|[\uFE0E\uFE0F])/gu;

/** A text of somebody else's on one line, with every hidden character as JSON writes it: `\u001b`. */
export function visible(text: string): string {
  return shown(text, HIDDEN);
}

/** The same, but its lines stay lines. */
export function visibleLines(text: string): string {
  return shown(text, HIDDEN_IN_LINES);
}

/** The same for JSON, which may be laid out in lines: it says what it said before. */
export function visibleJson(json: string): string {
  return json.replaceAll(HIDDEN_IN_LINES, units);
}

function shown(text: string, hidden: RegExp): string {
  const kept = new Set([...text.matchAll(IN_EMOJI)].map(({ index }) => index));
  return text.replaceAll(hidden, (character: string, index: number) =>
    kept.has(index) ? character : (NAMED[character] ?? units(character)),
  );
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** By UTF-16 units, as JSON has it. */
function units(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
  ).join('');
}
