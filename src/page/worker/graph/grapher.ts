import type { Design } from '../../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../../machines/events.ts';
import { type LivepatchModel, livepatchModel } from '../../../livepatch/model.ts';
import type { Scenario } from '../../../scenario/scenario.ts';
import { stepLine } from '../../../scenario/step.ts';
import { eventStep, isStep } from '../../../scenario/step-event.ts';
import type { Knowledge } from '../../../uses/step/knowledge.ts';
import { type Whereabouts, walkedState } from '../../../uses/step/whereabouts.ts';
import type { GraphTold, GraphWish } from '../../graph.ts';
import { type Drawn, drawGraph } from './drawing.ts';
import { Entrances } from './entrances.ts';
import { worldRows } from './rows.ts';
import { type StateRows, wayTo } from './state-rows.ts';

/** Draws the graph of a walk that is over, and finds histories in it. */
export class Grapher {
  readonly #scenario: Scenario;
  readonly #model: LivepatchModel;
  readonly #graph: Knowledge['exploration']['graph'];
  #rows: Promise<StateRows<KlpEvent>> | null = null;
  #entrances: Entrances | null = null;
  #drawn: Drawn | null = null;

  constructor(scenario: Scenario, design: Design, { exploration }: Knowledge) {
    this.#scenario = scenario;
    this.#model = livepatchModel(scenario.world, design);
    this.#graph = exploration.graph;
  }

  /** @returns `null`: the walk has left no graph */
  async draw(wish: GraphWish): Promise<GraphTold | null> {
    const rows = await this.#known();
    if (rows === null) return null;
    this.#drawn = drawGraph(rows, wish, event => this.#text(event));
    return this.#drawn.told;
  }

  /** In which boxes of the last drawing the places are; `null`: in none, the walk has not come by there. */
  find(places: readonly Whereabouts[]): (number | null)[] {
    const { world } = this.#scenario;
    return places.map(place => {
      const state = this.#graph?.find(walkedState(place, world.faultBudget)) ?? null;
      return state === null ? null : (this.#drawn?.boxOf[state] ?? null);
    });
  }

  /** A shortest history to the state. */
  async way(state: number): Promise<readonly string[] | null> {
    const rows = await this.#known();
    return rows === null ? null : this.#lines(wayTo(rows, state));
  }

  /** A shortest history whose last step comes by the state of the charts; `null`: none has been found. */
  async entrance(path: readonly string[]): Promise<readonly string[] | null> {
    const rows = await this.#known();
    if (rows === null || this.#graph === undefined) return null;
    this.#entrances ??= new Entrances(this.#graph, this.#model);
    const found = await this.#entrances.find(path);
    if (found === null) return null;
    const { state, event, fails } = found;
    const step = isStep(event) ? [stepLine({ ...eventStep(event, this.#scenario.world), fails })] : [];
    return [...this.#lines(wayTo(rows, state)), ...step];
  }

  #known(): Promise<StateRows<KlpEvent>> | null {
    if (this.#graph === undefined) return null;
    this.#rows ??= worldRows(this.#graph, this.#scenario.world, this.#model.design);
    return this.#rows;
  }

  #lines(events: readonly KlpEvent[]): string[] {
    return events.filter(isStep).map(event => this.#text(event));
  }

  #text(event: KlpEvent): string {
    return isStep(event) ? stepLine(eventStep(event, this.#scenario.world)) : '';
  }
}
