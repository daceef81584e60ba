import { expect, it } from 'vitest';
import { klpwalk, SOUND, written } from '../support/command-line.ts';

it('says how many slips in the charts the tests tell', async () => {
  const { stdout } = await klpwalk('generate', written(SOUND), '--strength');
  expect(stdout).toContain('strength  90 of 160 slips (56 %) in what the tests come by are told; ');
  expect(stdout).toContain('Told by no test:\n  load.insmod: -> relocate, but to enablePatch\n');
});
