import { agree, type Counts } from './agree.ts';
import type { Engine } from './engine.ts';
import { cpuRateOf, rateOf, type Sample } from './sample.ts';
import { type Spread, spread } from './statistics.ts';

/** One subject and those who search it. */
export interface Contest {
  /** For instance `two-phase-commit/7`. */
  readonly id: string;
  readonly title: string;
  readonly klpwalk: Engine;
  readonly others: readonly Other[];
  /** What there is to find; left out where only the machine knows. */
  readonly expected?: Counts;
}

export interface Other {
  readonly engine: Engine;
  /** Searches the same part of the space, where `engine` is bounded and klpwalk is not. */
  readonly counterpart?: Engine;
}

export interface Entry {
  readonly engine: string;
  /** Why it was not run; `null`: it was. */
  readonly missing: string | null;
  readonly samples: readonly Sample[];
  /** klpwalk's states a second / those of this engine, pair by pair; `null` for klpwalk itself. */
  readonly ratio: Spread | null;
  /** The same for each second of a CPU. */
  readonly cpuRatio: Spread | null;
}

export interface Comparison {
  readonly id: string;
  readonly title: string;
  /** klpwalk first. */
  readonly entries: readonly Entry[];
}

/** Runs klpwalk and each other engine in turn, `runs` times: a neighbour's load meets both of a pair. */
export function compare(contest: Contest, runs: number, progress: (line: string) => void): Comparison {
  const { id, title, klpwalk, others, expected } = contest;
  const ours: Sample[] = [];
  const run = (engine: Engine): Sample => {
    progress(`${id}: ${engine.name}`);
    return engine.run();
  };
  const runKlpwalk = (): Sample => {
    const sample = run(klpwalk);
    if (expected !== undefined) agree(id, sample, expected, 'the suite expects');
    ours.push(sample);
    return sample;
  };

  const entries = others.map(({ engine, counterpart }): Entry => {
    const { name, missing } = engine;
    if (missing !== null) return { engine: name, missing, samples: [], ratio: null, cpuRatio: null };
    const bounded = counterpart === undefined ? null : run(counterpart);
    const samples: Sample[] = [];
    const pairs: { readonly our: Sample; readonly their: Sample }[] = [];
    for (let i = 0; i < runs; i++) {
      const our = runKlpwalk();
      const their = run(engine);
      agree(id, bounded ?? our, their, name);
      samples.push(their);
      pairs.push({ our, their });
    }
    return {
      engine: name,
      missing,
      samples,
      ratio: spread(pairs.map(({ our, their }) => rateOf(our) / rateOf(their))),
      cpuRatio: spread(pairs.map(({ our, their }) => cpuRateOf(our) / cpuRateOf(their))),
    };
  });
  while (ours.length < runs) runKlpwalk();
  return {
    id,
    title,
    entries: [
      { engine: klpwalk.name, missing: null, samples: ours, ratio: null, cpuRatio: null },
      ...entries,
    ],
  };
}
