// `npm run build`: what the package brings, bundled, and beside it the licences of the packages that are in it.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundle, COMMAND, RUNNER } from './bundle.mjs';
import { reachedFrom } from './declarations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const command = await bundle(root, dist, COMMAND);
// Whoever imports a part has machines, and with them the XState that is to run them.
const parts = await bundle(root, dist, { ...exported(), ...RUNNER }, ['xstate']);
const page = await build({
  absWorkingDir: root,
  entryPoints: [
    'src/page/app/main.tsx',
    'src/page/worker/main.ts',
    'src/page/machine/app/main.tsx',
    'src/page/machine/worker/start.ts',
  ],
  outdir: 'nowhere',
  bundle: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  external: ['./engine/crew/crew.ts'],
  metafile: true,
  write: false,
});
const inputs = [command, parts, page.metafile].flatMap(({ inputs }) => Object.keys(inputs));
const reached = reachedFrom(exportsOf('types').map(file => join(root, file)));
for (const file of readdirSync(dist, { recursive: true }).map(name => join(dist, name)))
  if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
writeFileSync(join(dist, 'licences.txt'), licencesOf(inputs.map(file => join(root, file))));

/** What the package lets others import, by the names that it gives to the built files. */
function exported() {
  return Object.fromEntries(
    exportsOf('default').flatMap(file => {
      const [, name] = /^\.\/dist\/src\/(.*)\.js$/.exec(file) ?? [];
      return name === undefined ? [] : [[name, `${name}.ts`]];
    }),
  );
}

/** The files that package.json names for this condition. */
function exportsOf(condition) {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap(conditions => conditions[condition] ?? []);
}

/** The text of each package's licence, by the name of the package. */
function licencesOf(files) {
  const folders = new Map(
    files.flatMap(file => {
      const [folder, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file.replaceAll('\\', '/')) ?? [];
      return folder === undefined ? [] : [[name, folder]];
    }),
  );
  return [...folders]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, folder]) => {
      const licence = readdirSync(folder).find(file => /^licen[cs]e/i.test(file));
      if (licence === undefined) throw new Error(`${name} brings no licence`);
      return `${name}\n\n${readFileSync(join(folder, licence), 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}
