import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkoutOf, installed } from './support/checkout.ts';

const ECHO = `
import { readFileSync } from 'node:fs';
const said: string = readFileSync(0, 'utf8');
console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), said, noColor: process.env['NO_COLOR'] }));
console.error('to standard error');
process.exitCode = 42;
`;

test('arguments, folder, environment, standard input and exit status go through, through links as well', () => {
  const folder = checkoutOf(ECHO);
  installed(folder);
  const elsewhere = join(folder, 'else where');
  mkdirSync(elsewhere);
  symlinkSync('../klpwalk', join(elsewhere, 'relative'));
  symlinkSync(join(elsewhere, 'relative'), join(elsewhere, 'absolute'));
  const args = ['explore', 'a file', '', '*', '$HOME', '--', '-x', '"\\\n'];
  const { stdout, stderr, status } = spawnSync(join(elsewhere, 'absolute'), args, {
    cwd: elsewhere,
    input: 'said\n',
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect(JSON.parse(stdout)).toEqual({ args, cwd: elsewhere, said: 'said\n', noColor: '1' });
  expect(stderr).toBe('to standard error\n');
  expect(status).toBe(42);
});

test('there is one process, and signals reach it', async () => {
  const folder = checkoutOf(`
process.on('SIGTERM', () => process.exit(43));
console.log(process.pid);
setInterval(() => {}, 1000);
`);
  installed(folder);
  const child = spawn(join(folder, 'klpwalk'));
  const exit = once(child, 'exit');
  const [pid] = await once(child.stdout.setEncoding('utf8'), 'data');
  expect(pid).toBe(`${child.pid}\n`);
  child.kill('SIGTERM');
  expect(await exit).toEqual([43, null]);
});

test('sh runs it by its bare name', () => {
  const folder = checkoutOf('console.log(process.argv[2]);');
  installed(folder);
  const { stdout } = spawnSync('sh', ['klpwalk', 'argument'], { cwd: folder, encoding: 'utf8' });
  expect(stdout).toBe('argument\n');
});

test("a module of the user's is loaded, from the code that V8 has kept too", () => {
  for (let time = 0; time < 2; time++) {
    const { stdout, stderr } = spawnSync(resolve('klpwalk'), ['check', 'test/corpus/wizard.ts'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toContain('64 states, 194 transitions');
  }
});

test('what was bundled once is run until a source changes', () => {
  const folder = checkoutOf("import { said } from './said.ts';\nconsole.log(said);\n");
  installed(folder);
  const say = (text: string) =>
    writeFileSync(join(folder, 'src/cli/said.ts'), `export const said = '${text}';\n`);
  const run = () => spawnSync(join(folder, 'klpwalk'), { encoding: 'utf8' }).stdout;
  const bundledAt = () => statSync(join(folder, '.built/inputs.json')).mtimeMs;
  say('before');
  expect(run()).toBe('before\n');
  const first = bundledAt();
  expect(run()).toBe('before\n');
  expect(bundledAt()).toBe(first);
  say('after');
  expect(run()).toBe('after\n');
  expect(bundledAt()).toBeGreaterThan(first);
});

test.each([
  ['explore', '.cjs'],
  ['page', '.ts'],
])('with %s it runs what ends with %s', (argument, extension) => {
  const folder = checkoutOf("console.log(import.meta.url.replace(/.*\\./, '.'));");
  installed(folder);
  const { stdout } = spawnSync(join(folder, 'klpwalk'), [argument], { encoding: 'utf8' });
  expect(stdout).toBe(`${extension}\n`);
});
