import fc from 'fast-check';
import { expect } from 'vitest';
import { Interner } from '../../../src/explore/engine/rows/interner.ts';
import { Layout } from '../../../src/explore/engine/rows/layout.ts';
import { Packing } from '../../../src/explore/engine/rows/packing.ts';
import { CanonicalRows } from '../../../src/explore/engine/symmetry/canonical-rows.ts';
import { RowExchange } from '../../../src/explore/engine/symmetry/row-exchange.ts';
import { SymmetricSlots } from '../../../src/explore/engine/symmetry/symmetric-slots.ts';
import { permutations, Symmetry } from '../../../src/explore/engine/symmetry/symmetry.ts';
import { Outcomes } from '../../../src/explore/engine/traced/outcomes.ts';

const A = ['a', 'b', 'c'];
const X = ['x', 'y'];
/** Whose names are keys alone. */
const T = ['t1', 't2', 't3', 't4'];

const leaf = fc.constantFrom<string | null>(null, 'none', ...A, ...X);
const number = fc.nat(2);

function recordOf<V>(names: readonly string[], value: fc.Arbitrary<V>): fc.Arbitrary<Record<string, V>> {
  return fc.record(Object.fromEntries(names.map(name => [name, value])));
}

const contexts = fc.record({
  plain: fc.record({ n: number, who: leaf, line: fc.tuple(leaf, leaf) }),
  tasks: recordOf(T, fc.record({ n: number, inside: leaf })),
  clients: recordOf(A, fc.record({ n: number, met: recordOf(A, number), has: recordOf(X, leaf) })),
});

/** All that exchanging makes of a row gets the same row, which is one of them. */
export function expectCanonical(runs: number): void {
  fc.assert(
    fc.property(fc.array(contexts, { minLength: 1, maxLength: 4 }), several => {
      const [first] = several;
      if (first === undefined) return;
      const layout = new Layout(first);
      const names = new Symmetry([A, X, T]);
      const slots = new SymmetricSlots(names, layout);
      const interner = new Interner(layout.paths, slots.domains);
      const rows = several.map(context =>
        Uint16Array.from(layout.flatten(context), (value, slot) => interner.id(slot, value)),
      );
      const exchange = new RowExchange(names, slots, interner);
      const canonicalRows = new CanonicalRows(names, slots, interner);
      canonicalRows.refresh(new Outcomes(false));
      const packing = new Packing(interner.counts);
      const canonical = (values: Iterable<number>) => {
        const row = Uint16Array.from(values);
        const words = new Int32Array(packing.words);
        packing.pack(row, words);
        canonicalRows.canonicalize(words, packing);
        canonicalRows.canonicalizeRow(row);
        expect(packing.unpack(words, 0)).toEqual(row);
        return row.join();
      };
      for (const row of rows) {
        const orbit = permutations(A).flatMap(a =>
          permutations(X).flatMap(x =>
            permutations(T).map(t => {
              const renaming = new Map(
                [A, X, T].flatMap((group, g) =>
                  group.map((name, place) => [name, [a, x, t][g]?.[place] ?? name] as const),
                ),
              );
              return exchange.apply(row, renaming);
            }),
          ),
        );
        const found = new Set(orbit.map(canonical));
        expect(found).toEqual(new Set([canonical(row)]));
        expect(orbit.map(values => values.join())).toContain(canonical(row));
      }
    }),
    { numRuns: runs, seed: 7 },
  );
}
