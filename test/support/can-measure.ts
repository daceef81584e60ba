/** Mermaid measures text before it places it, which jsdom cannot do. */
export function canMeasure(): void {
  const measures = {
    getBBox: () => ({ x: 0, y: 0, width: 100, height: 20 }),
    getComputedTextLength: () => 100,
  };
  const element: unknown = Reflect.get(globalThis, 'SVGElement');
  if (typeof element !== 'function') throw new Error('this needs the environment jsdom');
  for (const [name, value] of Object.entries(measures)) {
    Object.defineProperty(element.prototype, name, { value, configurable: true });
  }
}
