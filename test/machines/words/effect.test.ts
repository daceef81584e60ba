import { describe, expect, test } from 'vitest';
import { actions, guards } from '../../../machines/words/effect.ts';
import { at } from '../../support/at-feature.ts';

describe('an effect', () => {
  test.each([
    { running: 0, isOn: false, isLower: false },
    { running: 1, isOn: true, isLower: true },
    { running: 2, isOn: true, isLower: false },
    { running: 3, isOn: true, isLower: false },
  ])('at version $running: on $isOn, lower than mine $isLower', ({ running, isOn, isLower }) => {
    const { scene, context } = at('S');
    context.effects['S'] = running;
    expect({ isOn: guards.effectIsOn(scene), isLower: guards.effectRunsAtALowerVersion(scene) }).toEqual({
      isOn,
      isLower,
    });
  });

  const violated = (property: string, detail: string) => ({
    type: 'violated',
    property,
    about: 'S',
    by: 'A/vmlinux',
    detail,
  });

  test('that is off is switched on at my version, and that is on as well, with a complaint', () => {
    const { scene, context, said } = at('S');
    actions.switchEffectOn(scene);
    expect([context.effects['S'], said]).toEqual([2, []]);
    context.effects['S'] = 1;
    actions.switchEffectOn(scene);
    expect([context.effects['S'], said]).toEqual([
      2,
      [violated('double-enable', 'it is switched on and is on already, at version 1')],
    ]);
  });

  test('that is on at a higher version than mine stays so: nothing has undone that', () => {
    const { scene, context, said } = at('S');
    context.effects['S'] = 3;
    actions.switchEffectOn(scene);
    expect([context.effects['S'], said]).toEqual([
      3,
      [violated('double-enable', 'it is switched on and is on already, at version 3')],
    ]);
  });

  test.each([
    { running: 1, complaints: [] },
    { running: 2, complaints: [] },
    { running: 0, complaints: [violated('double-disable', 'it is switched off and is off already')] },
    {
      running: 3,
      complaints: [violated('residue', 'code of version 2 switches off what version 3 has switched on')],
    },
  ])('at version $running is off when it is switched off', ({ running, complaints }) => {
    const { scene, context, said } = at('S');
    context.effects['S'] = running;
    actions.switchEffectOff(scene);
    expect([context.effects['S'], said]).toEqual([0, complaints]);
  });

  test('is taken over by code of my version without a complaint', () => {
    const { scene, context, said } = at('S');
    context.effects['S'] = 1;
    actions.moveEffect(scene);
    expect([context.effects['S'], said]).toEqual([2, []]);
  });
});
