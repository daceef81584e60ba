import { readFileSync } from 'node:fs';

/** The comment right above the constant `name` in a file of machines/, as one line of Markdown. */
export function commentOn(name: string, file: string): string {
  const above = new RegExp(
    String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\n(?:export )?(?:const|function) ${name}\b`,
  );
  const comment = above.exec(readFileSync(file, 'utf8'))?.[1];
  if (comment === undefined) throw new Error(`${file}: "${name}" has no doc comment to quote`);
  const lines = comment.split('\n').map(line => line.replace(/^ \* ?/, '').trim());
  return code(lines.join(' ').trim());
}

/** Identifiers of C have underscores, which Markdown may take for emphasis. */
function code(prose: string): string {
  return prose.replaceAll(/`[^`]*`|(?<![\w/.])\w*[a-z\d]_\w+/g, match =>
    match.startsWith('`') ? match : `\`${match}\``,
  );
}

/** What a chart or a design is, by its comment; below it the file, and what else there is to say. */
export function about(constant: string, file: string, more: readonly string[]): string {
  return `${commentOn(constant, file)}\\\n${[`[${file}](../${file})`, ...more].join('; ')}\n`;
}

export function fence(drawing: string): string {
  return `\`\`\`mermaid\n${drawing}\n\`\`\`\n`;
}
