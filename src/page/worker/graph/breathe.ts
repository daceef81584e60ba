/** So much is done between two pauses. */
const STRETCH = 2000;

/** Lets the worker hear what else it is asked, now and then. */
export async function breathe(done: number): Promise<void> {
  if (done % STRETCH === STRETCH - 1) await new Promise(resolve => setTimeout(resolve));
}
