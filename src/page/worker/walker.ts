import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import { parseScenario, type Scenario } from '../../scenario/scenario.ts';
import { stepLine } from '../../scenario/step.ts';
import { eventStep, isStep } from '../../scenario/step-event.ts';
import { type Knowledge, know } from '../../uses/step/knowledge.ts';
import type { Whereabouts } from '../../uses/step/whereabouts.ts';
import type { WalkAnswer, WalkAsk } from '../protocol.ts';
import type { ReachTold, WalkTold } from '../told.ts';
import { Grapher } from './graph/grapher.ts';

/** More states than a page should hold in memory. */
const MOST_STATES = 300_000;

/** How often the page hears how far the walk is, in ms: each time it draws a frame. */
const TELLING = 250;

/** How long the walk leaves the processors to a step, in ms: as long as it should take until it stands on the screen. */
const REST = 80;

interface Known {
  readonly scenario: Scenario;
  readonly knowledge: Knowledge;
  /** Before the first step. */
  readonly start: Whereabouts;
  readonly grapher: Grapher;
}

/** Walks one world, and then answers what lies ahead of a place. */
export class Walker {
  #known: Known | null = null;
  /** When the walk may go on. */
  #rested = 0;

  async answer(ask: WalkAsk, say: (answer: WalkAnswer) => void): Promise<void> {
    switch (ask.kind) {
      case 'walk':
        return this.#walk(ask, say);
      case 'reach':
        return say({
          kind: 'reach',
          line: [...(this.#known === null ? [] : [this.#known.start]), ...ask.line].map(place =>
            this.#reach(place),
          ),
          choices: ask.choices.map(place => this.#reach(place)),
        });
      case 'way':
        return say({ kind: 'way', lines: this.#way(ask) });
      case 'graph':
        return say(await this.#graph(ask));
      case 'rest':
        this.#rested = performance.now() + REST;
        return;
      case 'history':
        return say({ kind: 'history', lines: await this.#history(ask) });
    }
  }

  async #walk(
    { source, file, design }: Extract<WalkAsk, { kind: 'walk' }>,
    say: (answer: WalkAnswer) => void,
  ) {
    const scenario = parseScenario(source, file);
    const tell = (walk: WalkTold, isOver: boolean) => say({ kind: 'walked', walk, isOver });
    const under = entry(DESIGNS, design);
    let told = Number.NEGATIVE_INFINITY;
    const knowledge = await know(scenario, under, {
      states: MOST_STATES,
      onProgress: ({ states, transitions, depth }) => {
        if (performance.now() - told >= TELLING) {
          told = performance.now();
          tell({ status: 'walking', states, transitions, depth, why: null }, false);
        }
        return this.#rest();
      },
    });
    const start = { state: livepatchModel(scenario.world, under).initial, faults: 0 };
    this.#known = { scenario, knowledge, start, grapher: new Grapher(scenario, under, knowledge) };
    const { states, transitions, depth } = knowledge.exploration;
    const why = whyOpen(knowledge);
    tell({ status: why === null ? 'closed' : 'stopped', states, transitions, depth, why }, true);
  }

  async #rest(): Promise<void> {
    for (;;) {
      const ms = this.#rested - performance.now();
      if (ms <= 0) return;
      await new Promise(resolve => setTimeout(resolve, ms));
    }
  }

  async #graph({ wish, line }: Extract<WalkAsk, { kind: 'graph' }>): Promise<WalkAnswer> {
    if (this.#known === null) return { kind: 'graph', graph: null, line: [] };
    const { grapher, start } = this.#known;
    const graph = await grapher.draw(wish);
    return { kind: 'graph', graph, line: grapher.find([start, ...line]) };
  }

  async #history({ to }: Extract<WalkAsk, { kind: 'history' }>): Promise<readonly string[] | null> {
    const grapher = this.#known?.grapher;
    return (typeof to === 'number' ? await grapher?.way(to) : await grapher?.entrance(to)) ?? null;
  }

  #reach(place: Whereabouts): ReachTold | null {
    const ahead = this.#known?.knowledge.at(place) ?? null;
    return ahead && { distance: ahead.distances, doomed: ahead.inevitable, home: ahead.home };
  }

  #way({ from, to }: Extract<WalkAsk, { kind: 'way' }>): readonly string[] | null {
    if (this.#known === null) return null;
    const { knowledge, scenario } = this.#known;
    const events = knowledge.wayTo(from, to);
    return events?.filter(isStep).map(event => stepLine(eventStep(event, scenario.world))) ?? null;
  }
}

function whyOpen({ stopped, exploration: { states } }: Knowledge): string | null {
  switch (stopped) {
    case null:
      return null;
    case 'depth':
      return 'The scenario bounds the depth of the walk: what lies ahead is unknown.';
    case 'states':
      return `The world has more than ${states.toLocaleString('en')} states, too many for a page: what lies ahead is unknown.`;
    default:
      return 'The walk was stopped: what lies ahead is unknown.';
  }
}
