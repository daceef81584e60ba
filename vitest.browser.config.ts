import { defineConfig } from 'vitest/config';

/** Tests in a real browser: Debian's Chromium, or the one that CHROMIUM names. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/support/build.ts'],
    // Each test file has a browser to itself.
    fileParallelism: false,
    // A busy machine only makes them slower; what is not there after so long does not come.
    expect: { poll: { timeout: 90_000, interval: 50 } },
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
