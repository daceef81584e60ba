import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { klpwalk } from '../../support/command-line.ts';
import { machineFolder } from '../../support/machine-folder.ts';

/** The page of a machine, as a file on the disk; returns its address. */
export async function machinePage(machine: string, ...options: readonly string[]): Promise<string> {
  const out = machineFolder()('page.html', '');
  const { status, stderr } = await klpwalk('page', machine, '--out', out, ...options);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return pathToFileURL(out).href;
}
