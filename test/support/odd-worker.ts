import { INTERRUPT, messageSchema } from '../../src/jobs/task.ts';

// A worker that fails in the way that the design of its task names.
process.on('disconnect', () => process.exit());
let late: string | null = null;
process.on('message', message => {
  const asked = messageSchema.parse(message);
  if (asked === INTERRUPT) {
    if (late !== null) process.send?.({ kind: 'failed', why: late });
    return;
  }
  const { design, file } = asked;
  if (design === 'dies') process.exit(7);
  if (design === 'is-killed') process.kill(process.pid, 'SIGKILL');
  if (design === 'hangs') return;
  if (design === 'is-endless') {
    late = `is-endless, so far, in ${file}`;
    return;
  }
  const answer = () => process.send?.({ kind: 'failed', why: `${design} in ${file}` });
  setTimeout(answer, design === 'is-slow' ? 200 : 0);
});
