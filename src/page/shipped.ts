import type { Inside } from './fill.ts';

/** The shipped scenarios as the page has them inside: their prose apart, since like compresses with like. */
export interface Shipped {
  readonly names: readonly string[];
  /** Each up to the end of what it is about. */
  readonly heads: readonly string[];
  /** The rest of each. */
  readonly bodies: readonly string[];
}

export function packShipped(scenarios: readonly Inside[]): Shipped {
  const parts = scenarios.map(({ text }) => {
    const { length } = /^[\s\S]*?^about:.*\n(?:(?: .*)?\n)*/m.exec(text)?.[0] ?? '';
    return [text.slice(0, length), text.slice(length)] as const;
  });
  return {
    names: scenarios.map(({ name }) => name),
    heads: parts.map(([head]) => head),
    bodies: parts.map(([, body]) => body),
  };
}

export function unpackShipped({ names, heads, bodies }: Shipped): Inside[] {
  return names.map((name, place) => ({ name, text: `${heads[place]}${bodies[place]}` }));
}
