// Bundles klpwalk, packages and all, so that it starts without reading hundreds of files. In JavaScript, since the launcher
// runs it before there is anything that reads TypeScript.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { changedAt, INPUTS } from './built.mjs';

/** What the command consists of: itself, and the process that walks a cell of a comparison. */
export const COMMAND = { 'cli/main': 'cli/main.ts', 'chunks/worker': 'uses/compare/worker.ts' };

/** Bundles the command of the checkout for its launcher; `false`: nothing can be written there. */
export async function buildIn(root) {
  const folder = fileURLToPath(root);
  const start = Date.now();
  // What is changed meanwhile may have been read before.
  const timeOf = file => (changedAt(root, file) < start ? changedAt(root, file) : -1);
  try {
    const { inputs } = await bundle(folder, join(folder, '.built'), COMMAND);
    const own = Object.keys(inputs).filter(file => !file.includes('node_modules/'));
    const files = [...own, 'package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
    const times = Object.fromEntries(files.map(file => [file, timeOf(file)]));
    put(join(folder, INPUTS), JSON.stringify({ node: process.version, files: times }));
    return true;
  } catch (error) {
    if (['EACCES', 'EROFS', 'ENOSPC'].includes(error.code)) return false;
    throw error;
  }
}

/**
 * @param root the folder of the checkout
 * @param outdir where the bundle goes
 * @param entries the files to begin at, by the names that they get, all without `src/`
 * @param packages those that stay outside
 * @returns what esbuild says of it
 */
export async function bundle(root, outdir, entries, packages = []) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [`src/${name}`, `src/${file}`]),
    ),
    outdir,
    entryNames: '[dir]/[name]',
    // compare.ts looks for its worker beside itself, and for the page above.
    chunkNames: 'src/chunks/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The first builds the page, from sources alone; the other is there or not.
    external: ['./build.ts', 'tsx/esm/api', ...packages],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    // Packages in CommonJS ask for what Node brings.
    banner: { js: "import { createRequire as $ } from 'node:module'; const require = $(import.meta.url);" },
    plugins: [plainTextFirst],
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  return metafile;
}

/** What the segmenter reads before its first segment takes longer than all that is printed, and most of it is ASCII. */
const plainTextFirst = {
  name: 'plain text first',
  setup({ onLoad }) {
    onLoad({ filter: /string-width[\\/]index\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replace(
        'const segmenter = new Intl.Segmenter();',
        `let made;
const segmenter = {
  segment: text =>
    /^[ -~]*$/.test(text) ? Array.from(text, segment => ({ segment })) : (made ??= new Intl.Segmenter()).segment(text),
};`,
      );
      if (contents === source) throw new Error('string-width has no such segmenter any more');
      return { contents };
    });
  },
};

/** Whoever reads the file meanwhile finds all of it. What is in a chunk stands in its name. */
function put(path, contents) {
  if (/[\\/][A-Z0-9]{8}\.js$/.test(path) && existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}
