import { createInterface } from 'node:readline';
import { LabError } from './lab-error.ts';

/** Asks QEMU something, and waits for the answer. */
export type Ask = (execute: string, args?: object) => Promise<Readonly<Record<string, unknown>>>;

/**
 * The QEMU Machine Protocol on the standard streams of a QEMU; what it tells of itself is not listened to. Memory that is a
 * file is not copied: that is how a clone comes within a second.
 *
 * @returns what asks; it waits for ever where QEMU is gone
 */
export async function connect(input: NodeJS.WritableStream, output: NodeJS.ReadableStream): Promise<Ask> {
  const answers: ((said: object) => void)[] = [];
  createInterface({ input: output }).on('line', line => {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null && ('return' in said || 'error' in said)) {
      answers.shift()?.(said);
    }
  });
  const ask: Ask = (execute, args = {}) =>
    new Promise((resolve, reject) => {
      answers.push(said => {
        if ('return' in said && typeof said.return === 'object') resolve({ ...said.return });
        else reject(new LabError(`QEMU refuses ${execute}`, JSON.stringify(said)));
      });
      input.write(`${JSON.stringify({ execute, arguments: args })}\n`);
    });
  await ask('qmp_capabilities');
  await ask('migrate-set-capabilities', { capabilities: [{ capability: 'x-ignore-shared', state: true }] });
  return ask;
}
