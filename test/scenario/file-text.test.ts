import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readText } from '../../src/scenario/file-text.ts';
import { complaint } from '../support/complaint.ts';

const folder = mkdtempSync(join(tmpdir(), 'klpwalk-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function path(name: string, content?: string | Uint8Array): string {
  const file = join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  return file;
}

test('text is read, and a byte order mark is left out', () => {
  expect(readText(path('good.yaml', '\ufefftitle: Ü\r\n'))).toBe('title: Ü\r\n');
});

test('a missing file: the nearest name in its folder', () => {
  const near = path('cancelled.yaml', 'title: T');
  const file = path('canceled.yaml');
  expect(complaint(() => readText(file))).toBe(`${file}: there is no such file. Did you mean "${near}"?`);
  const far = path('something-else.yaml');
  expect(complaint(() => readText(far))).toBe(`${far}: there is no such file.`);
});

test('a missing folder', () => {
  const file = join(folder, 'none', 'x.yaml');
  expect(complaint(() => readText(file))).toBe(
    `${file}: there is no such file, nor a folder ${join(folder, 'none')}.`,
  );
});

test('a folder', () => {
  const file = path('sketch');
  mkdirSync(file);
  expect(complaint(() => readText(file))).toBe(
    `${file}: this is a folder; expected a scenario file. Name one of the files in it.`,
  );
});

test('a device', () => {
  expect(complaint(() => readText('/dev/zero'))).toBe(
    '/dev/zero: this is not a regular file; expected a scenario file.',
  );
});

test('a file that the system refuses', () => {
  expect(complaint(() => readText('a\0b'))).toBe(
    'a\\u0000b: the file cannot be read (ERR_INVALID_ARG_VALUE).',
  );
  const file = join(path('plain.yaml', 'x'), 'x.yaml');
  expect(complaint(() => readText(file))).toBe(`${file}: the file cannot be read (ENOTDIR).`);
});

test('a file that is too large', () => {
  const file = path('large.yaml', Buffer.alloc(10_000_000, 0x5b));
  expect(complaint(() => readText(file))).toBe(
    `${file}: the file has 10000000 bytes; expected at most 1048576 (1 MiB). Is this a scenario file?`,
  );
});

test('a file that is no UTF-8 text', () => {
  const file = path('binary.yaml', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe));
  expect(complaint(() => readText(file))).toBe(
    `${file}: the file is not UTF-8 text; expected a scenario in YAML.`,
  );
});
