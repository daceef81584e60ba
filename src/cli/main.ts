#!/usr/bin/env node
import module from 'node:module';
import { VERSION } from './version.ts';

// Node 20 has none.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache();

const [only, ...others] = process.argv.slice(2);
if ((only === '--version' || only === '-V') && others.length === 0) {
  // Whoever asks for no more does not wait for the rest.
  process.stdout.write(`${VERSION}\n`);
} else {
  void import('./start.ts').then(({ start }) => start(process.argv.slice(2)));
}
