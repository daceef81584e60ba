import type { Design } from '../../../../machines/designs/design.ts';
import type { Release } from '../../../../machines/releases.ts';
import { designFor } from '../../../scenario/design-for.ts';
import { parseScenario } from '../../../scenario/scenario.ts';
import { Budget } from '../follow/budget.ts';
import { type Graph, graphOf } from '../follow/graph.ts';
import { CUT_READINGS, QUICK_READINGS, type Reading } from '../follow/tracker.ts';
import type { Follower, SeenStep, Validation } from '../follower.ts';
import type { LogLine } from '../log/log-line.ts';
import { Validator } from '../validate.ts';
import { Evidence } from './evidence.ts';
import { assumedKernel, DEFAULT_KERNEL, type KernelChoice, kernelsFor } from './kernels.ts';
import { madeScenario } from './made-world.ts';
import { nearestFirst, type Replaces } from './replaces.ts';

/** A world that was made of a log. */
export interface Guess {
  /** The text of the scenario, with the history as its steps. */
  readonly scenario: string;
  /** What the log does not say, a sentence each. */
  readonly assumed: readonly string[];
}

/** What is known of a log's world before the log is read. */
export interface Known {
  /** A design by name; left out: the default. */
  readonly design?: string | undefined;
  /** Left out: the log has to tell. */
  readonly kernel?: Release | undefined;
  /** The release that the log has told up to now, such as `5.14`; `null`: it has told none. */
  readonly told?: () => string | null;
}

const ANY_READINGS = [...QUICK_READINGS, ...CUT_READINGS];
/** So many worlds are tried for a line that does not fit the one so far; where a log may begin anywhere that takes long. */
const TRIALS = [
  { readings: QUICK_READINGS, tried: 64 },
  { readings: CUT_READINGS, tried: 4 },
];
/** Events that are tried for all of them: some seconds. */
const MOST_TRIED = 6000;
/** Events that are tried to find out whether the log fits another world as well. */
const MOST_TRIED_ELSE = 2000;
/** Lines that are kept to be held against another world. */
const MOST_KEPT = 4096;

/** Follows a log of which nobody has said the world: as it goes on, the world grows by what the lines tell. */
export class Guesser implements Follower {
  readonly design: Design;
  used = 0;
  readonly #file: string;
  readonly #evidence = new Evidence();
  #lines: LogLine[] = [];
  /** Lines that nothing has been made of, since the next one tells what they are about. */
  #isPending = false;
  #hasUnnamed = false;
  /** Of the worlds that what is known allows, by the texts of their scenarios. */
  readonly #graphs = new Map<string, Graph>();
  /** Of all of them. */
  readonly #budget = new Budget();
  /** Not all worlds were tried that might explain the log. */
  #isUnsure = false;
  /** Whether the log was explained as it came. */
  #fits = false;
  /** Not all lines are kept. */
  #isCut = false;
  /** Of the world that explains most of the log. */
  #replaces: Replaces = new Map();
  #kernel: KernelChoice = DEFAULT_KERNEL;
  #validator: Validator | null = null;
  /** The line at which the log stops to fit the kernels that come before this one. */
  #misfit: number | null = null;
  readonly #known: Known;

  /** @param file the log's name, for errors */
  constructor(file: string, known: Known) {
    this.#file = file;
    this.#known = known;
    this.design = designFor({ design: null }, known.design);
  }

  see(line: LogLine): boolean {
    if (line.kernel !== null && !line.kernel.line.isModelled) return true;
    this.used++;
    this.#lines.push(line);
    if (this.#lines.length > MOST_KEPT) {
      this.#lines = this.#lines.slice(-MOST_KEPT / 2);
      this.#isCut = true;
    }
    const isSaid = this.#evidence.see(line);
    this.#isPending ||= !isSaid;
    if (!isSaid) return true;
    const hasGrown = this.#evidence.hasGrown();
    if (hasGrown) this.#graphs.clear();
    if (!hasGrown && !this.#isPending && this.#validator?.see(line)) return true;
    return this.#finds();
  }

  get latest(): SeenStep | null {
    return this.#isPending || !this.#fits ? null : (this.#validator?.latest ?? null);
  }

  get result(): Validation {
    if (this.#isPending) {
      this.#evidence.end();
      this.#finds();
    }
    if (this.#isCut && this.#validator !== null) return { ...this.#validator.result, used: this.used };
    const whole = this.#validatorOf(this.#kernel, this.#replaces);
    const fits = this.#budget.within(MOST_TRIED / 2, () => this.#lines.every(line => whole.see(line)));
    // A reading that looks at more may end before it comes to what a narrower one has found.
    const { result } = !fits && this.#fits && this.#validator !== null ? this.#validator : whole;
    return result.verdict === 'does not fit' && this.#isUnsure ? { ...result, verdict: 'unknown' } : result;
  }

  /** @param validation the result */
  guess({ history, hasForgotten }: Pick<Validation, 'history' | 'hasForgotten'>): Guess {
    const isWhole = !hasForgotten && !this.#isCut;
    const steps = isWhole ? history.map(({ step }) => step) : [];
    return {
      scenario: madeScenario(
        this.#evidence,
        { kernel: this.#kernel.release, replaces: this.#replaces },
        steps,
      ),
      assumed: [...this.#evidence.assumed, ...this.#assumed()],
    };
  }

  #finds(): boolean {
    this.#fits = this.#budget.within(MOST_TRIED, () => this.#search());
    return this.#fits;
  }

  /** Looks for a world that explains all lines, nearest to the one so far. */
  #search(): boolean {
    this.#isPending = false;
    this.#misfit = null;
    this.#isUnsure = false;
    let most = -1;
    const names = [...this.#evidence.livepatches.keys()];
    for (const kernel of this.#kernels) {
      for (const { readings, tried } of TRIALS) {
        for (const replaces of nearestFirst(names, this.#replaces, tried)) {
          if (this.#budget.isSpent && most >= 0) {
            this.#isUnsure = true;
            break;
          }
          const validator = this.#validatorOf(kernel, replaces, readings);
          const misfit = this.#lines.findIndex(line => !validator.see(line));
          const used = misfit < 0 ? this.#lines.length : misfit;
          if (used > most) {
            most = used;
            this.#validator = validator;
            this.#replaces = replaces;
            this.#kernel = kernel;
          }
          if (misfit < 0) return true;
        }
      }
      this.#misfit ??= this.#lines[most]?.number ?? null;
    }
    // These come before the kernel says which livepatch it refuses, if it says so at all.
    if (this.#lines[most]?.kernel?.name !== 'noConsistency' || this.#hasUnnamed) return false;
    this.#hasUnnamed = true;
    this.#evidence.addUnnamed();
    return this.#search();
  }

  get #kernels(): readonly KernelChoice[] {
    const { kernel, told } = this.#known;
    if (kernel !== undefined) return [{ release: kernel, because: 'asked' }];
    return kernelsFor(this.#evidence, told?.() ?? null);
  }

  #validatorOf(kernel: KernelChoice, replaces: Replaces, readings?: readonly Reading[]): Validator {
    const source = madeScenario(this.#evidence, { kernel: kernel.release, replaces }, []);
    const known = this.#graphs.get(source);
    const graph = known ?? graphOf(parseScenario(source, this.#file).world, this.design, this.#budget);
    this.#graphs.set(source, graph);
    return new Validator(graph, readings);
  }

  #assumed(): string[] {
    const { livepatches, modules, hasTask } = this.#evidence;
    return [
      ...this.#budget.within(MOST_TRIED_ELSE, () =>
        [...livepatches.keys()].flatMap(name => this.#assumedReplace(name)),
      ),
      ...[...modules].map(
        ([name, { isThereAtFirst }]) => `${name} ${isThereAtFirst ? 'is' : 'is not'} loaded at the beginning`,
      ),
      ...(hasTask ? ['one task holds the transitions up, in a function that every livepatch changes'] : []),
      ...assumedKernel(this.#kernel, this.#known.told?.() ?? null, this.#misfit),
      'no livepatch has a feature',
    ];
  }

  /** Whether the other way would fit as well. */
  #assumedReplace(name: string): string[] {
    if (this.#evidence.livepatches.size === 1) return [];
    const is = this.#replaces.get(name) ?? true;
    const other = this.#validatorOf(this.#kernel, new Map(this.#replaces).set(name, !is), ANY_READINGS);
    const fitsToo = this.#lines.every(line => other.see(line));
    const what = is ? 'replaces the older livepatches' : 'replaces no older livepatch';
    if (fitsToo) return [`${name} ${what}: the log fits both`];
    return this.#budget.isSpent ? [`${name} ${what}: the log may fit both`] : [];
  }
}
