import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandLine, readKtap, virtmeCommands } from '../../../src/uses/lab/virtme.ts';

const folder = join(mkdtempSync(join(tmpdir(), "klpwalk it's ")), 'suite');
mkdirSync(join(folder, 'test_modules'), { recursive: true });
writeFileSync(join(folder, 'test-upgrade.sh'), '');

test('virtme-ng starts the kernel that is named, on the script of the folder', () => {
  const { build, run } = virtmeCommands(folder, {
    release: '6.12.1',
    image: '/boot/vmlinuz-6.12.1',
    headers: '/usr/src/linux-headers-6.12.1',
  });
  const quoted = folder.replace("it's ", "it'\\''s ");
  expect(commandLine(build)).toBe(
    `make -C '${quoted}/test_modules' KDIR=/usr/src/linux-headers-6.12.1 CONFIG_DEBUG_INFO_BTF_MODULES=`,
  );
  expect(run).toEqual([
    'vng',
    '--run',
    '/boot/vmlinuz-6.12.1',
    '--user',
    'root',
    '--exec',
    `'${quoted}/test-upgrade.sh'`,
  ]);
});

test('without a kernel it starts that of the host', () => {
  const { build, run } = virtmeCommands(folder, null);
  expect(build).toEqual(['make', '-C', join(folder, 'test_modules'), 'CONFIG_DEBUG_INFO_BTF_MODULES=']);
  expect(run.slice(0, 3)).toEqual(['vng', '--run', '--user']);
});

test('a folder of something else is refused', () => {
  expect(() => virtmeCommands(tmpdir(), null)).toThrow(`${tmpdir()} has no selftests`);
});

test('a skip is no pass', () => {
  expect(readKtap('TAP version 13\r\n1..3\r\nok 1 a\r\nnot ok 2 b\r\nok 3 c # SKIP no root\r\n')).toEqual({
    passed: 1,
    failed: 1,
    isSkipped: true,
  });
});
