import { expect, test } from 'vitest';
import { initialContext } from '../../machines/context.ts';
import { PROPERTIES, PROPERTY_NAMES } from '../../machines/properties.ts';
import { worldOf } from '../support/world-of.ts';

test('before the first livepatch there is nothing for any property to speak of', () => {
  const world = worldOf({ livepatches: { A: { features: { S: 1 } } } });
  const sight = { world, context: initialContext(world) };
  expect(PROPERTY_NAMES.filter(name => PROPERTIES[name].premise.holds(sight))).toEqual([]);
});

test('each premise says that it never holds in a clause short enough for a line of the table', () => {
  for (const name of PROPERTY_NAMES) expect(PROPERTIES[name].premise.without).toMatch(/^no .{1,31}$/);
});
