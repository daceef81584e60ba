import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What takes minutes: `npm run test:deep`. */
export default defineConfig({
  test: { ...config.test, include: ['test/**/*.deep.test.ts'], exclude: [] },
});
