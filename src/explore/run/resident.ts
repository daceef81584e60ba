/** Resident memory of the process, in bytes; 0 in a browser, which does not tell. */
export function residentMemory(): number {
  return typeof process === 'undefined' ? 0 : process.memoryUsage.rss();
}
