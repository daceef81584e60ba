import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../engine.ts';
import type { Workshop } from '../workshop.ts';

/** Rumur's verifier of a Murphi model, in one thread, compiled as its documentation says. */
export function rumur(workshop: Workshop, model: string, size: number): Engine {
  return {
    name: 'rumur',
    missing: workshop.lacks('rumur'),
    run: () => {
      const folder = workshop.folder();
      const text = readFileSync(join('bench/models', `${model}.m`), 'utf8');
      writeFileSync(join(folder, 'model.m'), text.replace(/^ {2}N: \d+;$/m, `  N: ${size};`));
      const make =
        workshop.measured(['rumur', ...OPTIONS, '--output', 'model.c', 'model.m'], folder).seconds +
        workshop.measured(['cc', ...COMPILER, '-o', 'model', 'model.c', '-lpthread'], folder).seconds;
      const { output, seconds, cpuSeconds, peakBytes } = workshop.measured(['./model'], folder);
      const [, states, transitions] = /(\d+) states, (\d+) rules fired/.exec(output) ?? [];
      if (states === undefined || !/No error found/.test(output)) throw new Error(`rumur says:\n${output}`);
      return {
        states: Number(states),
        transitions: Number(transitions),
        slowSteps: null,
        expanded: Number(states),
        // It tells whole seconds only.
        seconds,
        cpuSeconds,
        compileSeconds: make,
        processSeconds: seconds,
        peakBytes,
      };
    },
  };
}

// Unpacked states are the faster choice for models that fit into memory. A deadlock is no error here: klpwalk and
// SPIN are not asked either.
const OPTIONS = ['--threads', '1', '--deadlock-detection', 'off', '--pack-state', 'off'];

const COMPILER = ['-std=c11', '-O3', ...(process.arch === 'x64' ? ['-mcx16'] : [])];
