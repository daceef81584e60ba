// `npm run build`: the page that the package brings, in dist/page.html, and what a page of a machine is made of. Fails where
// the first has become too large.
import { mkdirSync, writeFileSync } from 'node:fs';
import { buildTemplate, compressedSize, MOST_BYTES } from '../src/page/build.ts';
import { buildMachineTemplate, buildMachineWorker } from '../src/page/machine/build.ts';

const html = await buildTemplate();
const bytes = compressedSize(html);
mkdirSync('dist', { recursive: true });
writeFileSync('dist/page.html', html);
writeFileSync('dist/machine-page.html', await buildMachineTemplate());
writeFileSync('dist/machine-worker.js', await buildMachineWorker());
console.log(`dist/page.html: ${(bytes / 1000).toFixed(0)} kB compressed, of at most ${MOST_BYTES / 1000} kB`);
if (bytes > MOST_BYTES) process.exitCode = 1;
