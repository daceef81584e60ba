import type { World } from '../../../machines/world.ts';
import { functionC } from './function-c.ts';
import { Identifiers, plain } from './identifiers.ts';
import type { Refuse } from './scope.ts';

/** Constructors of shadow variables: one that may fail does so by a parameter of the module; the others are NULL. */
export class ConstructorsC {
  readonly #names = new Identifiers(id => `construct_${plain(id)}`);
  readonly #failing: readonly string[];

  constructor({ faults }: World, patch: string) {
    this.#failing = faults.flatMap(fault =>
      fault.kind === 'constructor' && fault.in === patch ? [fault.shadow] : [],
    );
  }

  /** @param shadow empty: whichever a loop is at */
  of(shadow: string, refuse: Refuse): string {
    if (shadow === '' && this.#failing.length > 0) {
      return refuse(
        `one statement allocates all shadow variables, and ${this.#failing.join(' and ')} alone has a constructor`,
        'a statement for each of them',
      );
    }
    return this.#failing.includes(shadow) ? this.#names.of(shadow) : 'NULL';
  }

  /** Those that the code hands on. */
  functions(code: string): string[] {
    return this.#failing
      .map(shadow => this.#names.of(shadow))
      .filter(name => code.includes(name))
      .flatMap(name => [
        `static bool ${name}_fails;\nmodule_param(${name}_fails, bool, 0644);\n`,
        functionC(`static int ${name}(void *obj, void *data, void *ctor_data)`, [
          { if: `${name}_fails`, do: ['return -EINVAL;'] },
          '*(int *)data = 0;',
          'return 0;',
        ]),
      ]);
  }
}
