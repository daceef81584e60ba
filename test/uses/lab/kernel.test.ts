import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kernelOf } from '../../../src/uses/lab/kernel.ts';

function headers(config: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-headers-'));
  mkdirSync(join(folder, 'include', 'config'), { recursive: true });
  writeFileSync(join(folder, 'include', 'config', 'kernel.release'), '6.12.117\n');
  writeFileSync(join(folder, 'include', 'config', 'auto.conf'), config);
  return folder;
}

test('a kernel is known by its headers', async () => {
  const folder = headers('CONFIG_LIVEPATCH=y\n');
  expect(await kernelOf('/boot/vmlinuz', folder)).toEqual({
    release: '6.12.117',
    image: '/boot/vmlinuz',
    headers: folder,
  });
});

test('one without livepatches is refused, and so is a folder that has no headers', async () => {
  await expect(kernelOf('/boot/vmlinuz', headers('CONFIG_MODULES=y\n'))).rejects.toThrow(
    'Linux 6.12.117 has no CONFIG_LIVEPATCH',
  );
  await expect(kernelOf('/boot/vmlinuz', '/nowhere')).rejects.toThrow(
    '/nowhere has no include/config/kernel.release',
  );
});
