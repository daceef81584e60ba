import { expect, test } from 'vitest';
import { unstamped } from '../../../../src/uses/validate/log/stamp.ts';

const MESSAGE = "livepatch: 'P': patching complete";
const DAY = Date.UTC(2026, 10, 28) / 1000;
const DAY_OF_A_LEAP_YEAR = Date.UTC(2000, 10, 28) / 1000;
const TIME = 7 * 3600 + 56 * 60 + 11;

test.each([
  ['', null],
  ['[    0.000000] ', { clock: 'boot', seconds: 0 }],
  ['[ 1234.567890] ', { clock: 'boot', seconds: 1234.56789 }],
  ['[ 1234.567890][  T123] ', { clock: 'boot', seconds: 1234.56789 }],
  ['[ 1234.567890] [    C1] ', { clock: 'boot', seconds: 1234.56789 }],
  ['[ 1234.567890 <    0.000012>] ', { clock: 'boot', seconds: 1234.56789 }],
  ['<5>[ 1234.567890] ', { clock: 'boot', seconds: 1234.56789 }],
  ['kern  :notice: [ 1234.567890] ', { clock: 'boot', seconds: 1234.56789 }],
  ['5,1234,1234567890,-;', { clock: 'boot', seconds: 1234.56789 }],
  ['> > [ 1234.567890] ', { clock: 'boot', seconds: 1234.56789 }],
  ['[ 1234.567890] node1 kernel: ', { clock: 'boot', seconds: 1234.56789 }],
  ['[Sat Nov 28 07:56:11 2026] ', { clock: 'wall', seconds: DAY + TIME }],
  ['[Nov28 07:56] ', null],
  ['[  +0.000012] ', null],
  ['Nov 28 07:56:11 node1 kernel: ', { clock: 'wall', seconds: DAY_OF_A_LEAP_YEAR + TIME }],
  ['Nov 28 07:56:11.500000 node1 kernel: ', { clock: 'wall', seconds: DAY_OF_A_LEAP_YEAR + TIME + 0.5 }],
  ['2026-11-28T07:56:11+0000 node1 kernel: ', { clock: 'wall', seconds: DAY + TIME }],
  ['2026-11-28T07:56:11,250000+00:00 ', { clock: 'wall', seconds: DAY + TIME + 0.25 }],
  ['Nov 28 07:56:11 node1 kernel: [ 1234.567890] ', { clock: 'boot', seconds: 1234.56789 }],
])('%s', (prefix, stamp) => {
  expect(unstamped(`${prefix}${MESSAGE}`)).toEqual({ stamp, message: MESSAGE });
});

test('what only looks like one stays', () => {
  for (const line of ['% insmod P.ko', 'livepatch: x: y', 'P: pre_patch_callback: vmlinux']) {
    expect(unstamped(line)).toEqual({ stamp: null, message: line });
  }
});
