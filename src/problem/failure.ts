/** What went wrong inside the program, in one line; whoever asks for a stack trace sets KLPWALK_TRACE. */
export function failureText(error: unknown): string {
  if (process.env['KLPWALK_TRACE'] && error instanceof Error) return error.stack ?? error.message;
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /allocation failed|Invalid typed array length/.test(what)) {
    return `out of memory (${what}). Bound the walk with --max-states or --max-depth.`;
  }
  return `this should not happen, there is no verdict: ${what}. KLPWALK_TRACE=1 shows where.`;
}
