import { expect, test } from 'vitest';
import { transcript } from '../../../src/show/files/transcript.ts';
import { breaking, text, walked } from '../../support/exported-walk.ts';

test('a transcript has each command, the log, and the error of a command that fails', async () => {
  const { broken } = await walked('scenarios/sketch/failing-allocation.yaml');
  const written = text(transcript(breaking(broken, 'missing-effect')));
  await expect(written).toMatchFileSnapshot('golden/failing-allocation-missing-effect.txt');
  expect(written).toMatch(/^insmod: ERROR: could not insert module .*: Cannot allocate memory$/m);
});
