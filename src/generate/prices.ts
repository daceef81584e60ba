import type { Edge } from '../explore/index.ts';

/** What a suite costs. Prices are whole numbers, 0 or more, of any unit: steps, or milliseconds that were measured. */
export interface Prices<TEvent> {
  /** A step. Default: 1. */
  readonly step?: number | ((edge: Edge<TEvent>) => number);
  /** To begin anew after a test that ends anywhere, such as a reboot; `null`: that cannot be done. Default: 10. */
  readonly reboot?: number | null;
  /**
   * To begin anew after a test that ends where it began, in the initial state; `null`: that is no new beginning.
   * Default: 0.
   */
  readonly home?: number | null;
}

/** Prices that are complete and checked. */
export interface PriceList<TEvent> {
  step(edge: Edge<TEvent>): number;
  /** To begin anew after a test that ends in this state; `null`: no test may end here. */
  end(state: number): number | null;
}

/** @throws RangeError where a price is none */
export function priceList<TEvent>({ step = 1, reboot = 10, home = 0 }: Prices<TEvent>): PriceList<TEvent> {
  if (reboot === null && home === null) {
    throw new RangeError('No test may end anywhere: give a price of `reboot`, or of `home`');
  }
  const away = reboot === null ? null : checked('reboot', reboot);
  const atHome = home === null ? away : Math.min(checked('home', home), away ?? Number.POSITIVE_INFINITY);
  return {
    step: typeof step === 'number' ? () => checked('step', step) : edge => checked('step', step(edge)),
    end: state => (state === 0 ? atHome : away),
  };
}

function checked(name: string, price: number): number {
  if (Number.isSafeInteger(price) && price >= 0) return price;
  throw new RangeError(`The price \`${name}\` is ${price}; it has to be a whole number, 0 or more.`);
}
