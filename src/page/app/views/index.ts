import type { ComponentType } from 'preact';
import type { PlaceView } from '../../../uses/step/view.ts';
import { Charts } from './charts/charts.tsx';
import { Graph } from './graph/graph.tsx';
import { History } from './history/history.tsx';
import { Log } from './log/log.tsx';
import { Properties } from './properties/properties.tsx';
import { ScenarioView } from './scenario/scenario.tsx';
import { System } from './system/system.tsx';
import { Table } from './table/table.tsx';

/** One way to look at the session: a folder with a component, its parts and its styles. */
export interface Pane {
  readonly id: string;
  /** On its tab. */
  readonly title: string;
  readonly Show: ComponentType<{ readonly view: PlaceView }>;
}

/** Where one is and where one may go: the left column. */
export const PATH: Pane = { id: 'history', title: 'History', Show: History };

/** One at a time, in the middle. */
export const MAIN: readonly Pane[] = [
  { id: 'system', title: 'System', Show: System },
  { id: 'charts', title: 'Charts', Show: Charts },
  { id: 'graph', title: 'Graph', Show: Graph },
  { id: 'table', title: 'Table', Show: Table },
  { id: 'scenario', title: 'Scenario', Show: ScenarioView },
];

/** Always in sight where there is room: the right column. */
export const SIDE: readonly Pane[] = [
  { id: 'properties', title: 'Properties', Show: Properties },
  { id: 'log', title: 'Log', Show: Log },
];
