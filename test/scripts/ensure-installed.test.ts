import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checkoutOf } from '../support/checkout.ts';

/** Runs the script with an `npm` that notes its arguments in a file and ends with a status; says what came of it. */
function installing(folder: string, npmStatus = 0) {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$@" > npm-ran\necho noise\nexit ${npmStatus}\n`, {
    mode: 0o755,
  });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'scripts/ensure-installed.mjs')],
    {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` },
    },
  );
  return { status, stdout, stderr, hasRun: existsSync(join(folder, 'npm-ran')) };
}

const LOCKED = {
  '': { version: '0.1.0' },
  'node_modules/xstate': { version: '5.33.3' },
  'node_modules/fsevents': { version: '2.3.3', optional: true },
};

function writePackages(file: string, packages: object): void {
  writeFileSync(file, JSON.stringify({ packages }));
}

/** A checkout whose node_modules holds these packages; `null`: there is none. */
function checkoutWith(packages: object | null): string {
  const folder = checkoutOf('');
  writePackages(join(folder, 'package-lock.json'), LOCKED);
  if (packages !== null) {
    mkdirSync(join(folder, 'node_modules'));
    writePackages(join(folder, 'node_modules/.package-lock.json'), packages);
  }
  return folder;
}

test.each([
  ['nothing is installed', null],
  ['a package is lacking', {}],
  ['a package has another version', { 'node_modules/xstate': { version: '5.0.0' } }],
])('npm runs, and says nothing on standard output, where %s', (_, packages) => {
  expect(installing(checkoutWith(packages))).toEqual({
    status: 0,
    stdout: '',
    stderr: 'klpwalk: installing dependencies (npm ci) ...\n',
    hasRun: true,
  });
});

test('nothing is done where all is installed but what this machine may do without', () => {
  expect(installing(checkoutWith({ 'node_modules/xstate': { version: '5.33.3' } }))).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
    hasRun: false,
  });
});

test('packages that are linked in from elsewhere are left alone', () => {
  const folder = checkoutWith(null);
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('elsewhere', join(folder, 'node_modules'));
  expect(installing(folder)).toMatchObject({ status: 0, stderr: '', hasRun: false });
});

test('where npm fails there is no verdict', () => {
  const folder = checkoutWith(null);
  expect(installing(folder, 1)).toMatchObject({
    status: 3,
    stderr:
      'klpwalk: installing dependencies (npm ci) ...\nklpwalk: npm has failed (status 1); once that is mended, run the same again\n',
  });
  expect(existsSync(join(folder, '.installing'))).toBe(false);
});

test('two first runs at once install once, one after the other', async () => {
  const folder = checkoutWith(null);
  mkdirSync(join(folder, 'bin'));
  writePackages(join(folder, 'done.json'), { 'node_modules/xstate': { version: '5.33.3' } });
  const npm =
    'echo "$@" >> npm-ran\nsleep 0.3\nmkdir node_modules\ncp done.json node_modules/.package-lock.json\n';
  writeFileSync(join(folder, 'bin/npm'), `#!/bin/sh\n${npm}`, { mode: 0o755 });
  const env = { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` };
  const script = [join(folder, 'scripts/ensure-installed.mjs')];
  const runs = Array.from({ length: 2 }, () => promisify(execFile)(process.execPath, script, { env }));
  const said = (await Promise.all(runs)).map(({ stderr }) => stderr).join('');
  expect(said).toContain('klpwalk: installing dependencies (npm ci) ...\n');
  expect(readFileSync(join(folder, 'npm-ran'), 'utf8')).toBe('ci --no-audit --no-fund --loglevel=error\n');
  expect(existsSync(join(folder, '.installing'))).toBe(false);
});

test('whoever was killed while it installed is not waited for', () => {
  const folder = checkoutWith(null);
  const { pid } = spawnSync('true');
  writeFileSync(join(folder, '.installing'), String(pid));
  expect(installing(folder)).toMatchObject({ status: 0, hasRun: true });
});

test('an older Node is told which is needed', () => {
  const folder = checkoutWith(null);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "engines": { "node": ">=999" } }');
  expect(installing(folder)).toMatchObject({
    status: 3,
    stderr: `klpwalk: this is Node ${process.versions.node}; expected 999 or later\n`,
    hasRun: false,
  });
});
