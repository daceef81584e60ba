import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The walks are bounded by what there is to walk; a loaded machine only makes them slower.
    testTimeout: 120_000,
  },
});
