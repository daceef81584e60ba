/** A string of C. */
export function cString(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A line of the log, as a format of printk. */
export function cFormat(line: string): string {
  return cString(line.replaceAll('%', '%%')).replace(/"$/, '\\n"');
}
