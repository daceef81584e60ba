import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { probeFile, writeFile } from '../../../src/show/files/write-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klpwalk-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file', () => {
  test('is written as a whole, whatever was there before, and nothing else is left', async () => {
    const file = join(folder, 'x.dot');
    writeFileSync(file, 'old');
    await writeFile(file, ['a', 'ž\n', 'b'.repeat(200_000)]);
    expect(readFileSync(file, 'utf8')).toBe(`ažb`.replace('ž', 'ž\n').replace(/b$/, 'b'.repeat(200_000)));
    expect(readdirSync(folder)).toEqual(['x.dot']);
  });

  test('is asked for while it is written', async () => {
    let asked = 0;
    const controller = new AbortController();
    function* chunks() {
      for (; ; asked++) {
        if (asked === 100) setImmediate(() => controller.abort());
        yield 'x'.repeat(100_000);
      }
    }
    const file = join(folder, 'endless.json');
    await expect(writeFile(file, chunks(), controller.signal)).rejects.toThrow(
      `${file}: interrupted: the file is not written.`,
    );
    expect(asked).toBeLessThan(10_000);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('stays as it was when what is to be in it cannot be made', async () => {
    const file = join(folder, 'x.json');
    writeFileSync(file, 'old');
    function* broken() {
      yield 'new'.repeat(100_000);
      throw new TypeError('a bug');
    }
    await expect(writeFile(file, broken())).rejects.toThrow(new TypeError('a bug'));
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['x.json']);
  });

  test('is written where a link leads, and the link stays', async () => {
    const file = join(folder, 'x.aut');
    writeFileSync(file, 'old');
    symlinkSync(file, join(folder, 'link.aut'));
    await writeFile(join(folder, 'link.aut'), ['new']);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isSymbolicLink())).toHaveLength(
      1,
    );
  });

  test('is made where a link leads to no file yet, and the links stay', async () => {
    symlinkSync('second.aut', join(folder, 'first.aut'));
    symlinkSync(join(folder, 'x.aut'), join(folder, 'second.aut'));
    await probeFile(join(folder, 'first.aut'));
    await writeFile(join(folder, 'first.aut'), ['new']);
    expect(readFileSync(join(folder, 'x.aut'), 'utf8')).toBe('new');
    expect(readlinkSync(join(folder, 'first.aut'))).toBe('second.aut');
    expect(readlinkSync(join(folder, 'second.aut'))).toBe(join(folder, 'x.aut'));
    symlinkSync('nowhere/x.aut', join(folder, 'third.aut'));
    await expect(probeFile(join(folder, 'third.aut'))).rejects.toThrow(/third\.aut: there is no folder/);
  });

  test.each([0o600, 0o640, 0o664, 0o755])('keeps the mode of what it replaces', async mode => {
    const file = join(folder, 'x.json');
    writeFileSync(file, 'old');
    chmodSync(file, mode);
    await writeFile(file, ['new']);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o7777).toBe(mode);
  });

  test('that is read-only is not replaced', async () => {
    const file = join(folder, 'x.json');
    writeFileSync(file, 'old', { mode: 0o444 });
    for (const tries of [() => probeFile(file), () => writeFile(file, ['new'])]) {
      await expect(tries()).rejects.toThrow(`${file}: the file is read-only.`);
    }
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['x.json']);
  });

  test.each([
    ['nowhere/x.dot', /nowhere\/x\.dot: there is no folder .*nowhere\. Make it: mkdir -p .*nowhere$/],
    ['', /this is a folder; expected the name of a file\.$/],
    ['plain/x.dot', /plain\/x\.dot: cannot be written: a part of the path is no folder\.$/],
    ['loop.dot', /loop\.dot: cannot be written: the link leads back to itself\.$/],
    [`${'x'.repeat(300)}.dot`, /\.dot: cannot be written: the name is too long\.$/],
  ])('that cannot be written (%s) is told before anything is written', async (name, message) => {
    writeFileSync(join(folder, 'plain'), '');
    symlinkSync('loop.dot', join(folder, 'loop.dot'));
    const before = readdirSync(folder);
    const file = join(folder, name);
    await expect(probeFile(file)).rejects.toThrow(message);
    await expect(writeFile(file, ['x'])).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('that is a device is not replaced', async () => {
    await expect(probeFile('/dev/null')).rejects.toThrow('/dev/null: this is not a regular file');
  });

  test('is not written where nobody may write', async () => {
    await expect(probeFile('/proc/klpwalk.dot')).rejects.toThrow(
      '/proc/klpwalk.dot: no file can be made in /proc.',
    );
  });
});
