import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { minify } from '@swc/core';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { chartsInside } from './charts/inside.ts';
import { asJson, type Inside } from './fill.ts';
import { FOR_BROWSERS } from './for-browsers.ts';
import { packShipped } from './shipped.ts';

/** The page goes by mail, and onto phones: no more than 400 kB, compressed. */
export const MOST_BYTES = 400_000;

/**
 * Bundles the page into one file: its script, its styles, its worker and the shipped scenarios.
 *
 * @throws an Error where something that is bundled needs Node
 */
export async function buildTemplate(): Promise<string> {
  const [worker, app, charts] = await Promise.all([
    bundle('worker/main.ts'),
    bundle('app/main.tsx'),
    chartsInside(),
  ]);
  refuseTags(worker.script);
  const data = `<script type="text/plain" id="worker">${worker.script}</script>
<script type="application/json" id="charts">${asJson(charts)}</script>
<script type="application/json" id="shipped">${asJson(packShipped(shippedScenarios()))}</script>
<script type="application/json" id="table">${asJson(comparison())}</script>
<script type="application/json" id="given"></script>`;
  return htmlOf({ script: app.script, style: app.style, data });
}

/** In bytes, as `gzip -9` makes it. */
export function compressedSize(html: string): number {
  return gzipSync(html, { level: 9 }).length;
}

/** The page asks no schema for JSON Schema, of which zod has each schema carry the makings. */
const withoutJsonSchema: Plugin = {
  name: 'without JSON Schema',
  setup({ onLoad }) {
    const contents = `export const toJSONSchema = null, JSONSchemaGenerator = null;
export const createToJSONSchemaMethod = () => null, createStandardJSONSchemaMethod = createToJSONSchemaMethod;`;
    onLoad({ filter: /zod\/v4\/core\/(json-schema-(processors|generator)|to-json-schema)\.js$/ }, () => ({
      contents,
    }));
  },
};

/**
 * No schema is an e-mail address or any other of the formats that a text of zod can be asked for, none is compiled where
 * the policy of the page forbids that, and no scenario is read as YAML 1.1: what its tags would make of a text (bytes, a
 * date, a set) no scenario may hold.
 */
const withoutFormats: Plugin = {
  name: 'without formats',
  setup({ onLoad }) {
    const parts = [
      [
        /zod\/v4\/core\/regexes\.js$/,
        String.raw`export const integer = /^-?\d+$/, number = /^-?\d+(?:\.\d+)?$/, boolean = /^(?:true|false)$/i;
export const string = () => /^[\s\S]*$/, _null = /^null$/i, _undefined = /^undefined$/i;
export const lowercase = /^[^A-Z]*$/, uppercase = /^[^a-z]*$/;`,
      ],
      [/zod\/v4\/core\/doc\.js$/, 'export class Doc {}'],
      [/yaml\/browser\/dist\/schema\/(yaml-1\.1|json)\/schema\.js$/, 'export const schema = [];'],
      [/yaml\/browser\/dist\/parse\/cst-visit\.js$/, 'export let visit;'],
      [
        /yaml\/browser\/dist\/schema\/yaml-1\.1\/(binary|omap|set|timestamp)\.js$/,
        'export let binary, omap, set, timestamp, intTime, floatTime;',
      ],
    ] as const;
    for (const [filter, contents] of parts) onLoad({ filter }, () => ({ contents }));
  },
};

/** What is an emoji the browser knows itself; wrap-ansi brings a list. */
const emojiOfTheBrowser: Plugin = {
  name: 'emoji of the browser',
  setup({ onLoad }) {
    const contents = "export default () => new RegExp('\\\\p{RGI_Emoji}', 'gv');";
    onLoad({ filter: /emoji-regex\/index\.mjs$/ }, () => ({ contents }));
  },
};

/** No text of the page is coloured for a terminal, which wrap-ansi would have to end and begin again at each line. */
const withoutColours: Plugin = {
  name: 'without colours',
  setup({ onLoad }) {
    const contents = 'export default { codes: new Map() };';
    onLoad({ filter: /ansi-styles\/index\.js$/ }, () => ({ contents }));
  },
};

/** What the page asks the explorer for is the same at each walk, and right: no coverage, and in one thread. */
const oneKindOfWalk: Plugin = {
  name: 'one kind of walk',
  setup({ onLoad }) {
    const parts = [
      [
        /explore\/check-options\.ts$/,
        'export const checkOptions = () => {}, checkNames = checkOptions, checkMachine = checkOptions;',
      ],
      [/explore\/machine\/coverage\.ts$/, 'export class CoverageMeter {}'],
      [/livepatch\/coverage\.ts$/, 'export class WorldMeter {}'],
      [/explore\/engine\/traced\/merge\.ts$/, 'export let merge;'],
    ] as const;
    for (const [filter, contents] of parts) onLoad({ filter }, () => ({ contents }));
  },
};

/** The editor completes what may stand at a place; what has to be so is asked by the worker. */
const schemaOfNames: Plugin = {
  name: 'schema of names',
  setup({ onLoad }) {
    const demands = /^(\$schema|\$id|required|pattern|(min|max|exclusiveM)\w*)$/;
    onLoad({ filter: /scenarios\/schema\.json$/ }, ({ path }) => {
      const schema: unknown = JSON.parse(readFileSync(path, 'utf8'), (key, value) => {
        // Below `properties` the keys are those of scenarios.
        const isDemand = demands.test(key) && !isObject(value);
        return isDemand || (key === 'additionalProperties' && value === false) ? undefined : value;
      });
      return { contents: JSON.stringify(schema), loader: 'json' };
    });
  },
};

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param entry a file, from this folder */
export async function bundle(entry: string): Promise<{ readonly script: string; readonly style: string }> {
  const options = {
    ...FOR_BROWSERS,
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    outdir: 'page',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [
      withoutJsonSchema,
      withoutFormats,
      emojiOfTheBrowser,
      withoutColours,
      oneKindOfWalk,
      schemaOfNames,
    ],
  } satisfies BuildOptions;
  const { outputFiles } = await build(options);
  const textOf = (extension: string) =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text.trim() ?? '';
  return { script: await smaller(textOf('.js')), style: textOf('.css') };
}

/** What a second minifier finds in what the first has left: a thirtieth, which a page that goes by mail is glad of. */
async function smaller(script: string): Promise<string> {
  const { code } = await minify(script, { compress: { passes: 4, ecma: 2020 }, mangle: true, module: false });
  return code.trim();
}

/** What one file of a page consists of. */
export interface Parts {
  readonly script: string;
  readonly style: string;
  /** The elements that hold its data. */
  readonly data: string;
}

/** One file whose policy lets its own script run and nothing else in or out. */
export function htmlOf({ script, style, data }: Parts): string {
  // What is hashed has to be what the browser reads, to the last letter.
  for (const text of [script, style]) refuseTags(text);
  // The editor makes style elements of its own, and they carry the nonce.
  const nonce = hashOf(style).slice(0, 16);
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hashOf(script)}'`,
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>klpwalk</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>klpwalk runs inside this page, and needs JavaScript.</noscript>
${data}
<script>${script}</script>
</body>
</html>
`;
}

/** @throws an Error where the text would end the element that it stands in */
function refuseTags(text: string): void {
  if (/<!--|<\/?(script|style)/i.test(text)) {
    throw new Error('the bundle holds a tag, which would end the element that it stands in');
  }
}

/** It tells an editor where the schema is, and there is no such file beside the page. */
const SCHEMA_LINE = /^# yaml-language-server: .*\n(?:#\n)?/;

function shippedScenarios(): Inside[] {
  const folder = new URL('../../scenarios/', import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .sort()
    .map(file => ({
      name: file.slice(0, -'.yaml'.length),
      text: readFileSync(new URL(file, folder), 'utf8').replace(SCHEMA_LINE, ''),
    }));
}

/** `npm run table` makes it: walking all of it takes a minute. */
function comparison(): unknown {
  return JSON.parse(readFileSync(new URL('table.json', import.meta.url), 'utf8'));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
