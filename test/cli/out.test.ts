import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { pageFor } from '../../src/show/text/page.ts';

const SMALL = 'scenarios/sketch/same-version.yaml';
const UPGRADE = 'scenarios/sketch/upgrade.yaml';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klpwalk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function klpwalk(...args: readonly string[]) {
  let out = '';
  let err = '';
  const status = await run(args, {
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    page: pageFor(undefined, false),
    isWatched: false,
  });
  return { status, out, err };
}

describe('explore --out', () => {
  test('writes each file, and tells it on standard error', async () => {
    const [dot, aut] = [join(folder, 'g.dot'), join(folder, 'g.aut')];
    const { status, out, err } = await klpwalk('explore', SMALL, '--json', '--out', dot, '--out', aut);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ states: 20, transitions: 44 });
    expect(err).toBe(`${dot}: 20 states in 20 boxes\n${aut}: 20 states, 44 transitions\n`);
    expect(readFileSync(aut, 'utf8')).toMatch(/^des \(0, 44, 20\)\n/);
  });

  test('leaves the status to the verdict', async () => {
    const file = join(folder, 'h.yaml');
    const { status } = await klpwalk('explore', UPGRADE, '--property', 'lost-feature', '--out', file);
    expect(status).toBe(1);
    expect(await klpwalk('simulate', file)).toMatchObject({ status: 0 });
  });

  test('of a format that cannot hold the graph is bad usage, and the verdict is printed all the same', async () => {
    const { status, out, err } = await klpwalk('explore', UPGRADE, '--out', join(folder, 'g.dot'));
    expect(status).toBe(2);
    expect(out).toContain('violated (closed: 218 states');
    expect(err).toContain('there are 218 states; expected at most 200');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('tells how far a walk has come that was not finished', async () => {
    const file = join(folder, 'g.dot');
    const { err } = await klpwalk('explore', UPGRADE, '--max-depth', '3', '--out', file);
    expect(err).toMatch(/g\.dot: \d+ states in \d+ boxes, as far as it was walked\n$/);
    expect(readFileSync(file, 'utf8')).toContain('kernel 5.1, not walked to its end)');
  });

  test.each([
    [[SMALL, '--out', 'g.pdf'], 'klpwalk: g.pdf: no format has the extension .pdf; expected one of .dot, '],
    [
      [SMALL, '--out', 'g.dot', '--by', 'stak'],
      'No member is called "stak"; expected one of stack, features',
    ],
    [[SMALL, '--out', 'g.dot', '--by', 'stak'], 'Did you mean "stack"?'],
    [
      [SMALL, '--by', 'stack'],
      'klpwalk: --by: there is no drawing that could be made by these members; expected',
    ],
    [
      [SMALL, UPGRADE, '--out', 'g.dot'],
      'g.dot: the files of --out are made from one scenario, and there are 2.',
    ],
    [[SMALL, '--out', '/nowhere/g.dot'], 'klpwalk: /nowhere/g.dot: there is no folder /nowhere.'],
  ])('refuses %j before it walks', async (args, message) => {
    const { status, out, err } = await klpwalk('explore', ...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});
