import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/**/*.{deep,lab}.test.ts', 'test/browser/**'],
    // Vitest leaves a core to whoever looks on, and of two that is half.
    maxWorkers: availableParallelism(),
    // Half of the time went into reading the sources anew for each file. Nothing that is imported keeps a state.
    isolate: false,
    // They start sooner than processes, and read what was compiled for another.
    pool: 'threads',
    // The walks are bounded by what there is to walk; a busy machine only makes them slower.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
