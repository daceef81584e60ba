import { type AnyStateMachine, and, enqueueActions } from 'xstate';
import { combined, type Mutant, nodesOf, transitionsOf } from './mutant.ts';

/** Which tests come by the places of mutants. */
export class Reach {
  /** Of each part of a chart: the numbers of the tests. */
  readonly #tests = new Map<object, Map<Mutant['place']['kind'], Set<number>>>();
  #test = -1;

  /** What is heard from now on, is of this test. */
  begin(test: number): void {
    this.#test = test;
  }

  of({ place }: Mutant): readonly number[] {
    const part = 'node' in place ? place.node : place.transition;
    return [...(this.#tests.get(part)?.get(place.kind) ?? [])];
  }

  /**
   * Makes the machine tell; it does the same otherwise. @returns what makes it silent again
   *
   * @param machine is changed in place
   */
  listen(machine: AnyStateMachine): () => void {
    const undo: (() => void)[] = [];
    for (const node of nodesOf(machine.root)) {
      const { entry, exit } = node;
      node.entry = [this.#teller(node, 'entered'), ...entry];
      node.exit = [this.#teller(node, 'left'), ...exit];
      undo.push(() => Object.assign(node, { entry, exit }));
      for (const transition of transitionsOf(node)) {
        const { guard, actions, target } = transition;
        const asked = this.#hear(transition, 'asked');
        if (guard !== undefined) transition.guard = combined(and([]), [asked, guard]);
        // With an action, one that forbids its event would have it accepted.
        if (target !== undefined || actions.length > 0) {
          transition.actions = [this.#teller(transition, 'taken'), ...actions];
        }
        undo.push(() => {
          if (guard !== undefined) transition.guard = guard;
          transition.actions = actions;
        });
      }
    }
    return () => {
      for (const back of undo) back();
    };
  }

  #teller(part: object, kind: Mutant['place']['kind']) {
    const hear = this.#hear(part, kind);
    return enqueueActions(() => {
      hear();
    });
  }

  #hear(part: object, kind: Mutant['place']['kind']): () => boolean {
    const kinds = this.#tests.get(part) ?? new Map<Mutant['place']['kind'], Set<number>>();
    this.#tests.set(part, kinds);
    const tests = new Set<number>();
    kinds.set(kind, tests);
    return () => {
      tests.add(this.#test);
      return true;
    };
  }
}
