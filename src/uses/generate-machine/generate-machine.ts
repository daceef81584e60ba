import type { EventObject } from 'xstate';
import type { Edge } from '../../explore/index.ts';
import { faultsOf, type Prices, type Suite, suite } from '../../generate/index.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { Walked } from '../../subject/walk.ts';

/** What the tests of a machine can be made to come by. */
export const MACHINE_COVERS = ['transitions', 'pairs', 'states'] as const;

type MachineCover = (typeof MACHINE_COVERS)[number];

export interface MachineSuiteOptions {
  readonly cover: MachineCover;
  readonly prices: Prices<EventObject>;
  /** The most events of a test; `null`: no bound. */
  readonly longest: number | null;
}

/** The tests of a machine. */
export interface MachineSuite {
  readonly walked: Walked;
  readonly options: MachineSuiteOptions;
  readonly suite: Suite<EventObject>;
}

/**
 * Makes tests of a walk.
 *
 * @throws RangeError where tests would have to be longer than they may be
 */
export function machineSuite(walked: Walked, options: MachineSuiteOptions): MachineSuite {
  const { graph } = walked;
  const { cover, prices, longest } = options;
  const name = ({ from, event }: Edge<EventObject>) => `${eventLine(event)} in state ${from}`;
  const made = suite(graph, { cover, prices, name, ...(longest === null ? {} : { longest }) });
  // Nobody is told of a cheapest suite that the checker has not let pass.
  const [fault] = cover === 'transitions' ? faultsOf(graph, made, prices) : [];
  if (fault !== undefined) throw new Error(`the suite does not pass its own check: ${fault}`);
  return { walked, options, suite: made };
}
