import { actorPathOf, isActor } from './environment/actor-path.ts';

/**
 * A text of any data, for keys and for errors. Of what JSON can say it is the JSON, with the keys of every record in
 * order. What JSON leaves out or runs together (`undefined`, NaN, -0, bigints, maps, sets, dates, cycles) has a text of
 * its own; an actor is the way to it; functions, symbols and instances of a class are told apart by what they are, not by what they hold.
 *
 * @param spelt another spelling of each text in the data; its keys stay
 */
export function dataText(data: unknown, spelt: (text: string) => string = text => text): string {
  return textOf(data, spelt, keys => keys.sort());
}

/** The same with the keys of every record as they stand: whoever lists them sees which came first. */
export function orderedText(data: unknown): string {
  return textOf(
    data,
    text => text,
    keys => keys,
  );
}

function textOf(
  data: unknown,
  spelt: (text: string) => string,
  inOrder: (keys: string[]) => readonly string[],
): string {
  /** @param inside the records that `data` is in, from the outermost on */
  const textWithin = (data: unknown, inside: readonly object[]): string => {
    switch (typeof data) {
      case 'string':
        return JSON.stringify(spelt(data));
      case 'number':
        return Object.is(data, -0) ? '-0' : String(data);
      case 'bigint':
        return `${data}n`;
      case 'symbol':
        return nameOf(data);
      case 'function':
        return `function ${data.name}#${numberOf(data)}`;
      case 'object':
        return data === null ? 'null' : textOfObject(data, inside);
      default:
        return String(data);
    }
  };

  const textOfObject = (data: object, inside: readonly object[]): string => {
    const level = inside.indexOf(data);
    if (level >= 0) return `<level ${level}>`;
    const within = [...inside, data];
    const text = (part: unknown) => textWithin(part, within);
    if (Array.isArray(data))
      return `[${Array.from(data, (item, place) => (place in data ? text(item) : '<hole>')).join()}]`;
    if (data instanceof Date) return `Date(${data.getTime()})`;
    if (data instanceof RegExp) return String(data);
    if (isActor(data)) return `Actor${text(actorPathOf(data))}`;
    if (data instanceof Map)
      return `Map{${Array.from(data, ([key, value]) => `${text(key)}:${text(value)}`).join()}}`;
    if (data instanceof Set) return `Set{${Array.from(data, text).join()}}`;
    if (data instanceof Error) {
      const more =
        data.cause === undefined && Object.keys(data).length === 0 ? [] : [data.cause, { ...data }];
      return `${data.name}(${[data.message, ...more].map(text).join()})`;
    }
    const prototype: unknown = Object.getPrototypeOf(data);
    if (prototype !== Object.prototype && prototype !== null)
      return `${data.constructor?.name ?? 'object'}#${numberOf(data)}`;
    const members = keysOf(data, inOrder).map(key => {
      const name = typeof key === 'symbol' ? nameOf(key) : JSON.stringify(key);
      return `${name}:${text(Reflect.get(data, key))}`;
    });
    return `{${members.join()}}`;
  };

  return textWithin(data, []);
}

/** The keys of texts, then the symbols. */
function keysOf(record: object, inOrder: (keys: string[]) => readonly string[]): (string | symbol)[] {
  const symbols = Object.getOwnPropertySymbols(record);
  return [
    ...inOrder(Object.keys(record)),
    ...symbols.filter(key => Object.prototype.propertyIsEnumerable.call(record, key)),
  ];
}

function nameOf(symbol: symbol): string {
  // A registered one is no key of a WeakMap, and has no like.
  return Symbol.keyFor(symbol) === undefined ? `${String(symbol)}#${numberOf(symbol)}` : String(symbol);
}

const numbers = new WeakMap<WeakKey, number>();
let count = 0;

/** In the order in which they are met. */
function numberOf(thing: WeakKey): number {
  const number = numbers.get(thing) ?? ++count;
  numbers.set(thing, number);
  return number;
}
