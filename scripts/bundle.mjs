// Bundles klpwalk, packages and all, so that it starts without reading hundreds of files. In JavaScript, since the launcher
// runs it before there is anything that reads TypeScript.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { changedAt, INPUTS } from './built.cjs';

/** What the other threads of a walk run. Whatever walks looks for it beside itself, and is in a chunk. */
export const RUNNER = { 'chunks/runner': 'explore/engine/runner/runner.ts' };

/** What the command consists of: itself, the process that walks a cell of a comparison, and what other threads run. */
export const COMMAND = { 'cli/main': 'cli/main.ts', 'chunks/worker': 'uses/compare/worker.ts', ...RUNNER };

/** Bundles the command of the checkout for its launcher; `false`: nothing can be written there. */
export async function buildIn(folder) {
  const start = Date.now();
  // What is changed meanwhile may have been read before.
  const timeOf = file => (changedAt(folder, file) < start ? changedAt(folder, file) : -1);
  try {
    const built = join(folder, '.built');
    const { outputFiles, metafile } = await build({ ...optionsOf(folder, built, COMMAND, BESIDE), ...WHOLE });
    const hash = createHash('sha256');
    for (const { contents } of outputFiles) hash.update(contents);
    // Its name says what is in it, so that what V8 has kept of a bundle is of no other.
    const name = hash.digest('hex').slice(0, 16);
    for (const { path, contents, text } of outputFiles) {
      const file = basename(path);
      put(join(built, name, file), file === 'main.cjs' ? asFunction(text) : contents);
    }
    const own = Object.keys(metafile.inputs).filter(file => !file.includes('node_modules/'));
    const files = [...own, 'package.json', 'package-lock.json', 'node_modules/.package-lock.json'];
    const times = Object.fromEntries(files.map(file => [file, timeOf(file)]));
    const bundle = `.built/${name}/main.cjs`;
    put(join(folder, INPUTS), JSON.stringify({ node: process.version, files: times, bundle }));
    forget(built, start - HOUR);
    return true;
  } catch (error) {
    if (['EACCES', 'EROFS', 'ENOSPC'].includes(error.code)) return false;
    throw error;
  }
}

/** What Node makes of a file in CommonJS, without the line that a shell reads. */
function asFunction(text) {
  return `(function (exports, require, module, __filename, __dirname) {${text.replace(/^#!.*/, '')}\n})`;
}

/** In milliseconds. Who runs an earlier bundle has started the processes of a comparison by then. */
const HOUR = 3_600_000;

/** Removes the bundles that were last made before that time. */
function forget(built, time) {
  for (const name of readdirSync(built)) {
    const { mtimeMs = time } = statSync(join(built, name), { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < time) rmSync(join(built, name), { recursive: true, force: true });
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
    ...optionsOf(root, outdir, entries, packages),
    ...CHUNKS,
  });
  for (const { path, contents } of outputFiles) put(path, contents);
  return metafile;
}

function optionsOf(root, outdir, entries, packages = []) {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [`src/${name}`, `src/${file}`]),
    ),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    // The first builds the page, from sources alone; the others are there or not.
    external: ['./build.ts', 'tsx/esm/api', 'esbuild', ...packages],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [plainTextFirst],
    metafile: true,
    write: false,
    logLevel: 'error',
  };
}

/** For a package, whose commands read what they need. */
const CHUNKS = {
  entryNames: '[dir]/[name]',
  // compare.ts looks for its worker beside itself, and for the page above.
  chunkNames: 'src/chunks/[hash]',
  splitting: true,
  format: 'esm',
  // Packages in CommonJS ask for what Node brings.
  banner: { js: "import { createRequire as $ } from 'node:module'; const require = $(import.meta.url);" },
};

/** What lays charts out is for pages alone, which are made by the sources, and is larger than all the rest. */
const BESIDE = ['elkjs'];

/** For a checkout: each entry is one file in CommonJS, of which V8 keeps the code; compare.ts finds its worker beside it. */
const WHOLE = {
  entryNames: '[name]',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  banner: { js: "const __here = require('node:url').pathToFileURL(__filename).href;" },
  define: { 'import.meta.url': '__here' },
};

/** What the segmenter reads before its first segment takes longer than all that is printed: mostly ASCII, and spaces that do not break. */
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
    /^[\\n -~\\u00a0]*$/.test(text) ? Array.from(text, segment => ({ segment })) : (made ??= new Intl.Segmenter()).segment(text),
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
