import { expect } from 'vitest';
import { entry } from '../../machines/context.ts';
import { isLoaded } from '../../machines/words/object.ts';
import { isInstalled } from '../../machines/words/patch.ts';
import type { World } from '../../machines/world.ts';
import type { Taken } from './take.ts';

interface Count {
  /** Calls of pre_patch that succeeded, of post_patch, of pre_unpatch and of post_unpatch. */
  pp: number;
  qp: number;
  pu: number;
  qu: number;
}

/**
 * Counts the callbacks of each object over one history, and holds them against what the charts promise: at the end
 * of a livepatch's life as many pre_patch calls have succeeded as post_unpatch calls were made, and as many
 * post_patch as pre_unpatch calls; while it is enabled and idle, each of its loaded objects is one ahead.
 */
export class CallbackLedger {
  readonly #counts = new Map<string, Count>();
  readonly #replaced = new Set<string>();
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Enters what an event did, and checks each promise that can be checked by then. */
  enter(outcome: Taken): void {
    this.#countCallbacks(outcome);
    this.#findReplaced(outcome);
    for (const [patch, { objects }] of Object.entries(this.#world.livepatches)) {
      for (const { name, callbacks } of objects) {
        if (callbacks.prePatch !== null) this.#check(outcome, patch, name);
      }
    }
  }

  #countCallbacks({ observations, before }: Taken): void {
    let last: Count | undefined;
    for (const seen of observations) {
      if (seen.type === 'log' && seen.line.startsWith('livepatch: enabling patch')) {
        this.#begin(seen.line.slice("livepatch: enabling patch '".length, -1));
      }
      if (seen.type === 'log' && seen.line.startsWith('livepatch: pre-patch callback failed') && last)
        last.pp -= 1;
      if (seen.type !== 'callback') continue;
      const count = this.#of(seen.patch, seen.object);
      last = count;
      switch (seen.callback) {
        case 'pre_patch':
          count.pp += 1;
          break;
        case 'post_patch':
          expect(count.pp, 'post_patch never before pre_patch').toBeGreaterThan(0);
          count.qp += 1;
          break;
        case 'pre_unpatch':
          expect(before.klp.transitionPatch, 'pre_unpatch never while its patch is in transition').not.toBe(
            seen.patch,
          );
          count.pu += 1;
          break;
        case 'post_unpatch':
          expect(count.pp, 'post_unpatch never without a successful pre_patch').toBeGreaterThan(count.qu);
          count.qu += 1;
          break;
      }
    }
  }

  /** A replaced patch leaves the stack while another is in transition; none of its callbacks run for that. */
  #findReplaced({ before, after }: Taken): void {
    for (const patch of Object.keys(this.#world.livepatches)) {
      const isGone = isInstalled(before, patch) && !isInstalled(after, patch);
      if (isGone && before.klp.transitionPatch !== patch) this.#replaced.add(patch);
    }
  }

  #check({ after }: Taken, patch: string, object: string): void {
    if (this.#replaced.has(patch) || after.klp.transitionPatch === patch) return;
    const { pp, qp, pu, qu } = this.#of(patch, object);
    const isApplied = entry(after.livepatches, patch).enabled && isLoaded(after, object);
    const ahead = isApplied ? 1 : 0;
    expect({ patch, object, patched: pp - qu, announced: qp - pu }).toEqual({
      patch,
      object,
      patched: ahead,
      announced: ahead,
    });
  }

  #begin(patch: string): void {
    this.#replaced.delete(patch);
    for (const key of this.#counts.keys()) if (key.startsWith(`${patch}/`)) this.#counts.delete(key);
  }

  #of(patch: string, object: string): Count {
    const key = `${patch}/${object}`;
    const count = this.#counts.get(key) ?? { pp: 0, qp: 0, pu: 0, qu: 0 };
    this.#counts.set(key, count);
    return count;
  }
}
