// What ./klpwalk runs: the command, from its sources, in this process. A Node that runs TypeScript by itself needs no
// help, and starts in half the time once it has cached what it compiled; an older one takes tsx.
import module from 'node:module';

await import('./ensure-installed.mjs');

if (!process.exitCode) {
  if (process.features.typescript) {
    module.enableCompileCache();
  } else {
    // The second is for a design of a user's, whose folder may not say that its modules are ES modules.
    const [esm, cjs] = [await import('tsx/esm/api'), await import('tsx/cjs/api')];
    esm.register();
    cjs.register();
  }
  await import('../src/cli/main.ts');
}
