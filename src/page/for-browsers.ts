import type { BuildOptions } from 'esbuild';

/** How esbuild makes a script that a page carries. */
export const FOR_BROWSERS = {
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: ['chrome120', 'firefox121', 'safari17'],
  legalComments: 'none',
  logLevel: 'silent',
  // A page has one thread to walk in.
  external: ['./engine/crew/crew.ts'],
} satisfies BuildOptions;
