/**
 * Any text as Mermaid reads it in a label: it ends a label at `;` and reads quotes, markup and Markdown in it; any
 * character may be `#code;`.
 */
export function mermaidText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[^\w ,.()[\]/'+=?!-]|\b_|_\b/gu, character => `#${character.codePointAt(0)};`);
}
