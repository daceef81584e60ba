import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What takes minutes: `npm run test:deep`. */
export default defineConfig({
  // In processes, which can be in another folder and have a memory of their own.
  test: { ...config.test, include: ['test/**/*.deep.test.ts'], exclude: [], pool: 'forks' },
});
