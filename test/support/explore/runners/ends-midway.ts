// A runner that ends in the middle of its work, as one does for which there is no more memory.

import type { News, Task } from '../../../../src/explore/engine/crew/news.ts';
import { threads } from '../../../../src/explore/engine/crew/threads.ts';
import { Runner } from '../../../../src/explore/engine/runner/run.ts';

const { receiveMessageOnPort, workerData } = threads();
const task: Task = workerData;
let heard = 0;

new Runner(task, () => {
  const message: News | undefined = receiveMessageOnPort(task.port)?.message;
  if (message !== undefined && ++heard > 40) process.exit();
  return message;
}).run();
