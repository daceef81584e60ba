import { describe, expect, it } from 'vitest';
import { refuseIncomparable } from '../../../src/explore/machine/comparable.ts';

class Lift {
  floor = 0;
}

describe('plain data', () => {
  const round: { self: object } = { self: {} };
  round.self = round;

  it.each([
    [{ none: undefined, no: null, n: Number.NaN, big: 1n, text: '', list: [1, [2]] }],
    [{ at: new Date(0), seen: new Set([1]), by: new Map([[{ key: 1 }, { value: 2 }]]), like: /x/ }],
    [{ error: new Error('no answer', { cause: { code: 1 } }), bare: Object.create(null), round }],
  ])('may be in a context: %o', context => {
    expect(() => refuseIncomparable(context, 'context')).not.toThrow();
  });

  it.each([
    [{ run: () => {} }, 'context.run holds a function,'],
    [{ list: [{ mark: Symbol('x') }] }, 'context.list[0].mark holds Symbol(x),'],
    [{ 'a lift': new Lift() }, 'context["a lift"] holds an instance of Lift,'],
    [{ seen: new Set([new Lift()]) }, 'context.seen.values()[0] holds an instance of Lift,'],
    [{ by: new Map([[1, new Lift()]]) }, 'context.by.values()[0] holds an instance of Lift,'],
    [{ error: new Error('x', { cause: new Lift() }) }, 'context.error.cause holds an instance of Lift,'],
    [{ bytes: new Uint8Array(1) }, 'context.bytes holds an instance of Uint8Array,'],
  ])('is told from what cannot be compared: %o', (context, message) => {
    expect(() => refuseIncomparable(context, 'context')).toThrow(message);
  });
});
