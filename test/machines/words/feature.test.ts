import { describe, expect, test } from 'vitest';
import { actions, guards, mine } from '../../../machines/words/feature.ts';
import { at } from '../../support/at-feature.ts';

describe('the walk over the features', () => {
  test.each([
    ['features', actions.firstFeature, actions.nextFeature, ['S', 'T']],
    ['retired features', actions.firstRetired, actions.nextRetired, ['U', 'V']],
  ])('goes over the %s in their order, and ends', (_, first, next, ids) => {
    const { scene, context } = at(null);
    const seen: (string | null)[] = [];
    for (first(scene); !guards.noMoreFeatures(scene); next(scene)) seen.push(context.operation.feature);
    expect(seen).toEqual(ids);
  });

  test('ends at once where there is none', () => {
    const { scene } = at('S', 'N');
    actions.firstFeature(scene);
    expect(guards.noMoreFeatures(scene)).toBe(true);
  });
});

test('mine is the feature at the version that the livepatch knows', () => {
  expect(mine(at('S').scene)).toEqual({ id: 'S', version: 2 });
  expect(mine(at('U').scene)).toEqual({ id: 'U', version: 3 });
  expect(() => mine(at('S', 'N').scene)).toThrow(new Error('the livepatch has no feature "S"'));
});
