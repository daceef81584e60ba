import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { hasOwn } from '../../../machines/designs/own.ts';
import { isWritten } from '../../../machines/designs/written.ts';
import { designFor } from '../../../src/scenario/design-for.ts';
import { loadScenario } from '../../../src/scenario/read.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import type { Setting } from '../../../src/scenario/setting.ts';
import { cSources } from '../../../src/show/c/sources.ts';
import { EVERY_WORD, TWO_OBJECTS } from '../../support/c-worlds.ts';
import { kernelTools, unpackCheckpatch } from '../../support/kernel-tools.ts';

const tools = kernelTools();
if (typeof tools === 'string') {
  if (process.env['CI'] !== undefined) throw new Error(tools);
  console.warn(`The C of callbacks is not compiled: ${tools}`);
}

/** The C of every shipped body: of each design, and of each scenario that has bodies of its own. */
const SETTINGS: readonly Setting[] = [
  settingOf(EVERY_WORD),
  ...Object.values(DESIGNS)
    .filter(isWritten)
    .map(({ name }) => settingOf(TWO_OBJECTS, name)),
  ...readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .map(file => loadScenario(`scenarios/${file}`))
    .filter(({ world }) => Object.values(world.livepatches).some(hasOwn))
    .map(scenario => ({ scenario, design: designFor(scenario) })),
];

const WORLDS = SETTINGS.map((setting, number) => ({ folder: `world${number}`, files: cSources(setting) }));

/** Each text once. */
const FILES: readonly string[] = [
  ...new Map(
    WORLDS.flatMap(({ folder, files }) =>
      files.map(({ name, text }) => [text, `${folder}/${name}`] as const),
    ),
  ).values(),
];

describe.skipIf(typeof tools === 'string')('the C of every shipped body', () => {
  if (typeof tools === 'string') return;
  const { headers } = tools;
  const scratch = mkdtempSync(join(tmpdir(), 'klpwalk-c-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  for (const { folder, files } of WORLDS) {
    mkdirSync(join(scratch, folder));
    for (const { name, text } of files) writeFileSync(join(scratch, folder, name), text);
  }

  test('there are bodies of each kind', () => {
    expect(WORLDS.length).toBeGreaterThanOrEqual(1 + 6 + 12);
  });

  test('compiles against the headers of a stock kernel, without a warning, and finds all that it calls', () => {
    // Each livepatch is a module of a name of its own; what they share can be there once, and is the same but for sizes.
    const [first = '', ...others] = FILES.filter(file => file.endsWith('/klp_feature.c')).map(object);
    const livepatches = FILES.filter(file => /(?<!klp_feature)\.c$/.test(file)).map(object);
    expect(livepatches.length).toBeGreaterThan(25);
    const makefile = [
      ...livepatches.map(file => ({ module: file.replace('/', '_').slice(0, -2), file })),
      { module: 'klp_feature', file: first },
    ].map(({ module, file }) => `obj-m += ${module}.o\n${module}-y := ${file}\n`);
    writeFileSync(join(scratch, 'Makefile'), makefile.join(''));
    expect(made(headers, scratch, 'modules')).toEqual({ status: 0, complaints: [] });
    expect(made(headers, scratch, ...others)).toEqual({ status: 0, complaints: [] });
  });

  test('is built by the Makefile that comes with it', () => {
    const folder = join(scratch, 'alone');
    cpSync(join(scratch, 'world1'), folder, {
      recursive: true,
      filter: name => !/\.(?:o|cmd|mod)$/.test(name),
    });
    const { status, stdout } = spawnSync('make', ['-C', folder, `KDIR=${headers}`], { encoding: 'utf8' });
    expect(stdout.match(/LD \[M\] .*/g)).toHaveLength(3);
    expect(status).toBe(0);
  });

  test('passes checkpatch --strict', () => {
    const { stdout } = spawnSync(
      'perl',
      [
        unpackCheckpatch(tools, join(scratch, 'checkpatch')),
        ...['--no-tree', '--strict', '--terse', '--no-summary', '-f'],
        ...FILES.map(file => join(scratch, file)),
      ],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe('');
  });
});

function settingOf(text: string, name?: string): Setting {
  const scenario = parseScenario(text, 'x.yaml');
  return { scenario, design: designFor(scenario, name) };
}

function made(headers: string, folder: string, ...targets: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    'make',
    // Types for BPF need a vmlinux.
    ['-j2', '-C', headers, `M=${folder}`, 'CONFIG_DEBUG_INFO_BTF_MODULES=', ...targets],
    { encoding: 'utf8' },
  );
  return { status, complaints: `${stdout}\n${stderr}`.match(/.*(?:warning|error|WARNING|ERROR).*/g) ?? [] };
}

function object(file: string): string {
  return file.replace(/c$/, 'o');
}
