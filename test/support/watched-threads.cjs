// Tells on standard error of every other thread what it runs, and whether that has failed. For `node --require`.
const threads = require('node:worker_threads');
const { basename } = require('node:path');

threads.Worker = class extends threads.Worker {
  constructor(program, options) {
    super(program, options);
    console.error(`runs ${basename(String(program))}`);
    this.on('error', ({ message }) => console.error(`failed: ${message}`));
  }
};
