/** Ctrl-C asks for an end with what is known so far; pressed again, it ends the program at once. */
export function onInterrupt(): { readonly signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  const listener = () => controller.abort();
  process.once('SIGINT', listener);
  return {
    signal: controller.signal,
    stop: () => {
      process.removeListener('SIGINT', listener);
    },
  };
}
