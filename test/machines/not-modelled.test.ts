import { expect, test } from 'vitest';
import { isIn, NOT_MODELLED } from '../../machines/not-modelled.ts';
import { RELEASES } from '../../machines/releases.ts';

test('each is so in some releases, and not in all', () => {
  for (const one of NOT_MODELLED) {
    const those = RELEASES.filter(release => isIn(one, release));
    expect(those.length, one.what).toBeGreaterThan(0);
    expect(those.length, one.what).toBeLessThan(RELEASES.length);
  }
});

test('before one release and since another', () => {
  expect(isIn({ before: '5.2', since: '7.0', changes: [], what: '' }, '5.1')).toBe(true);
  expect(isIn({ before: '5.2', since: '7.0', changes: [], what: '' }, '5.2')).toBe(false);
  expect(isIn({ before: '5.2', since: '7.0', changes: [], what: '' }, '7.1')).toBe(true);
});
