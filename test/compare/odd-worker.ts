import { taskSchema } from '../../src/compare/task.ts';

// A worker that fails in the way that the design of its task names.
process.on('disconnect', () => process.exit());
process.on('message', message => {
  const { design, file } = taskSchema.parse(message);
  if (design === 'dies') process.exit(7);
  if (design === 'is-killed') process.kill(process.pid, 'SIGKILL');
  if (design === 'hangs') return;
  const answer = () => process.send?.({ kind: 'failed', why: `${design} in ${file}` });
  setTimeout(answer, design === 'is-slow' ? 200 : 0);
});
