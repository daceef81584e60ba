import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DESIGNS } from '../../machines/designs/index.ts';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { klpwalk, SOUND, written } from '../support/command-line.ts';

function hint(command: string): string {
  const known = command === 'explore' || command === 'simulate' ? ` ${command}` : '';
  return `(run 'klpwalk${known} --help' for what there is)\n`;
}

describe('what is wrong goes to standard error, nothing to standard output, and the status is 2', () => {
  test.each<[string, readonly string[], string]>([
    ['an unknown command', ['walk'], "klpwalk: unknown command 'walk'\n"],
    [
      'a command that is misspelt',
      ['explor', 'x.yaml'],
      "klpwalk: unknown command 'explor'\n(Did you mean explore?)\n",
    ],
    ['no file to explore', ['explore'], "klpwalk: missing required argument 'world'\n"],
    ['no file to simulate', ['simulate'], "klpwalk: missing required argument 'world'\n"],
    [
      'two files to simulate',
      ['simulate', 'x.yaml', 'y.yaml'],
      "klpwalk: too many arguments for 'simulate'. Expected 1 argument but got 2.\n",
    ],
    [
      'an unknown option',
      ['explore', 'x.yaml', '--desgin', 'sketch'],
      "klpwalk: unknown option '--desgin'\n(Did you mean --design?)\n",
    ],
    [
      'an option without its value',
      ['explore', 'x.yaml', '--max-depth'],
      "klpwalk: option '--max-depth <n>' argument missing\n",
    ],
    [
      'a depth that is none',
      ['explore', 'x.yaml', '--max-depth', '0'],
      "klpwalk: option '--max-depth <n>' argument '0' is invalid. Expected a positive integer.\n",
    ],
    [
      'a number of states that is none',
      ['explore', 'x.yaml', '--max-states', '1e3'],
      "klpwalk: option '--max-states <n>' argument '1e3' is invalid. Expected a positive integer.\n",
    ],
  ])('%s', async (_, args, message) => {
    const [command = ''] = args;
    expect(await klpwalk(...args)).toEqual({ status: 2, stdout: '', stderr: `${message}${hint(command)}` });
  });

  test.each(['simulate', 'explore'])('%s: an unknown design', async command => {
    expect(await klpwalk(command, written(SOUND), '--design', 'sktech')).toEqual({
      status: 2,
      stdout: '',
      stderr: `klpwalk: option '--design <name>' argument 'sktech' is invalid. No design is called "sktech"; expected one of ${Object.keys(DESIGNS).join(', ')}. Did you mean "sketch"?\n${hint(command)}`,
    });
  });

  test('an unknown property', async () => {
    const { status, stdout, stderr } = await klpwalk('explore', written(SOUND), '--property', 'residu');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      `No property is called "residu"; expected one of ${PROPERTY_NAMES.join(', ')}. Did you mean "residue"?\n`,
    );
  });

  test.each(['simulate', 'explore'])('%s: a file that is not there', async command => {
    const near = written(SOUND, 'upgrade.yaml');
    const missing = near.replace('upgrade', 'upgrde');
    expect(await klpwalk(command, missing)).toEqual({
      status: 2,
      stdout: '',
      stderr: `klpwalk: ${missing}: there is no such file. Did you mean "${near}"?\n`,
    });
  });

  test('a folder', async () => {
    const folder = dirname(written(SOUND));
    expect(await klpwalk('explore', folder)).toEqual({
      status: 2,
      stdout: '',
      stderr: `klpwalk: ${folder}: this is a folder; expected a scenario file. Name one of the files in it.\n`,
    });
  });

  test.each(['simulate', 'explore'])('%s: a scenario with a mistake', async command => {
    const file = written(`${SOUND}desing: sketch\n`);
    const { status, stdout, stderr } = await klpwalk(command, file);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(`klpwalk: ${file}:4:1: desing: unknown key "desing"; expected `);
    expect(stderr).toMatch('Did you mean "design"?');
  });

  test('a scenario with an unknown design, unless another one is asked for', async () => {
    const { status, stderr } = await klpwalk('explore', written(`${SOUND}design: none-such\n`));
    expect(status).toBe(2);
    expect(stderr).toContain('4:9: design: no design is called "none-such"; expected one of none, ');
  });

  test('a key for another design, whether the scenario or --design has chosen that one', async () => {
    const file = written('title: T\nlivepatches:\n  A: { set: 1 }\n');
    const complaint = (design: string) => ({
      status: 2,
      stdout: '',
      stderr: `klpwalk: ${file}:3:8: livepatches.A.set: "set" is a key for the design replace-set, and this is to run with ${design}; expected no such key, or the design replace-set.\n`,
    });
    expect(await klpwalk('explore', file)).toEqual(complaint('klp-state'));
    expect(await klpwalk('simulate', file, '--design', 'provides')).toEqual(complaint('provides'));
    expect((await klpwalk('explore', file, '--design', 'replace-set')).status).toBe(0);
  });

  test('one bad file among several: none is walked', async () => {
    const bad = written('title: T\nlivepatches: {}\n');
    const { status, stdout, stderr } = await klpwalk('explore', written(SOUND), bad);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`klpwalk: ${bad}:2:`);
  });
});

describe('help', () => {
  test('is a result', async () => {
    const { status, stdout, stderr } = await klpwalk('--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: klpwalk \[options\] \[command\]\n/);
    expect(stdout).toMatch(
      /\nExit status: 0 as it should be; 1 a property is violated, (.|\n)*Ctrl-C\)\.\n$/,
    );
  });

  test('of a command names its options', async () => {
    const { status, stdout } = await klpwalk('explore', '--help');
    expect(status).toBe(0);
    for (const option of [
      '--design',
      '--max-depth',
      '--max-states',
      '--property',
      '--no-symmetry',
      '--json',
    ]) {
      expect(stdout).toContain(option);
    }
  });

  test('without a command goes to standard error: something is missing', async () => {
    const { status, stdout, stderr } = await klpwalk();
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe((await klpwalk('--help')).stdout);
  });
});

test('the version is that of the package', async () => {
  const { version }: { version: string } = createRequire(import.meta.url)('../../package.json');
  expect(await klpwalk('--version')).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});
