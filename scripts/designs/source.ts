import { parseDesign } from '../../src/scenario/design-file.ts';
import { readText } from '../../src/scenario/file-text.ts';

const LINE = 114;

/** The source in machines/ of a design that is written in statements; the formatter lays it out. */
export function designSource(file: string): string {
  const { notes, like, bodies, ...design } = parseDesign(readText(file), file);
  const other = like === null ? null : constantOf(like);
  return `// Written by "npm run designs" from ${file}. Do not edit.
import { written } from './written.ts';
${other === null ? '' : `import { ${other} } from './${like}.ts';\n`}
/**
${wrapped(notes ?? design.about)}
 */
export const ${constantOf(design.name)} = written({
${members(design)}
  bodies: ${other === null ? JSON.stringify(bodies) : `${other}.written.bodies`},
});
`;
}

function members(design: object): string {
  return Object.entries(design)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`)
    .join('\n');
}

function constantOf(name: string): string {
  return name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map(line => ` * ${line}`).join('\n');
}
