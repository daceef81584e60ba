import { answerTo, ask } from '../../act.ts';
import { message } from '../../page.ts';
import { walk } from '../../store.ts';
import { goByShortest } from '../../walker.ts';
import type { Path } from './inside.ts';
import { entriesOf } from './run.ts';

/** Goes by a shortest history into the step that comes by the state, to where it is entered. */
export async function goInto(path: Path): Promise<void> {
  const name = path.join(' › ');
  message.value = `Looking for a shortest history that enters ${name}.`;
  if (!(await goByShortest(path))) {
    message.value =
      walk.value.status === 'closed'
        ? `No history of this world has been found that enters ${name}.`
        : `The world has not been walked to its end: nobody knows a history that enters ${name}.`;
    return;
  }
  const answer = await answerTo({ kind: 'trace' });
  const entry = answer?.kind === 'trace' ? entriesOf(answer.steps, path)[0] : undefined;
  if (entry !== undefined) await ask({ kind: 'stand', place: entry.step - 1, microsteps: entry.microsteps });
}
