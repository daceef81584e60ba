/** Ctrl-C asks for an end with what is known so far; pressed again, it ends the program at once. */
export function onInterrupt(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const listener = () => {
    controller.abort();
    // Not before the others have run: the one that shows the cursor again (signal-exit, of log-update) ends the
    // program where it finds itself alone.
    setImmediate(() => process.removeListener('SIGINT', listener));
  };
  process.on('SIGINT', listener);
  return {
    signal: controller.signal,
    stop: () => {
      process.removeListener('SIGINT', listener);
    },
  };
}
