/** A title, and cells of text; numbers are aligned to the right, all but the first column. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function plainText({ title, columns, rows }: Table): string {
  const isRemark = (line: readonly string[], i: number) => i === line.length - 1 && i < columns.length - 1;
  const lines = [columns, ...rows];
  // The last cell of a row that ends early is a remark, and may run over the columns that follow.
  const widthOf = (i: number) =>
    Math.max(...lines.map(line => (isRemark(line, i) ? 0 : (line[i] ?? '').length)));
  const shown = lines.map(line =>
    line
      .map((cell, i) => (i === 0 || isRemark(line, i) ? cell.padEnd(widthOf(i)) : cell.padStart(widthOf(i))))
      .join('  ')
      .trimEnd(),
  );
  return `${title}\n\n${shown.map(line => `  ${line}\n`).join('')}`;
}

export function markdown({ title, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const rule = columns.map((_, i) => (i === 0 ? '---' : '--:'));
  const full = rows.map(row => columns.map((_, i) => row[i] ?? ''));
  return `**${title}**\n\n${[columns, rule, ...full].map(line).join('')}`;
}
