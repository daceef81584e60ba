// What another thread runs, for as long as nobody ends it.
import type { Task } from '../crew/news.ts';
import { threads } from '../crew/threads.ts';
import { Runner } from './run.ts';

const { receiveMessageOnPort, workerData } = threads();
const task: Task = workerData;

new Runner(task, () => receiveMessageOnPort(task.port)?.message).run();
