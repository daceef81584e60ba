/**
 * Ctrl-C asks for an end with what is known so far; pressed again, it ends the program at once.
 *
 * @param signals others that ask for it as well, where something would be left running
 */
export function onInterrupt(signals: readonly NodeJS.Signals[] = []): {
  readonly signal: AbortSignal;
  stop(): void;
} {
  const controller = new AbortController();
  const all: readonly NodeJS.Signals[] = ['SIGINT', ...signals];
  const stop = () => {
    for (const signal of all) process.removeListener(signal, listener);
  };
  const listener = () => {
    controller.abort();
    // Not before the others have run: the one that shows the cursor again (signal-exit, of log-update) ends the
    // program where it finds itself alone.
    setImmediate(stop);
  };
  for (const signal of all) process.on(signal, listener);
  return { signal: controller.signal, stop };
}
