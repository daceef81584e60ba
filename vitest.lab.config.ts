import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

/** What needs a real kernel: `npm run test:lab`. */
export default defineConfig({
  test: { ...config.test, include: ['test/**/*.lab.test.ts'], exclude: [] },
});
