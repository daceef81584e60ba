import type { PlaceView } from '../../../uses/step/view.ts';
import type { Panes } from '../frame/pane.ts';
import { Charts } from './charts/charts.tsx';
import { Graph } from './graph/graph.tsx';
import { History } from './history/history.tsx';
import { Log } from './log/log.tsx';
import { Properties } from './properties/properties.tsx';
import { ScenarioView } from './scenario/scenario.tsx';
import { System } from './system/system.tsx';
import { Table } from './table/table.tsx';

/** What there is to see of a world. */
export const PANES: Panes<PlaceView> = {
  path: { id: 'history', title: 'History', Show: History },
  main: [
    { id: 'system', title: 'System', Show: System },
    { id: 'charts', title: 'Charts', Show: Charts },
    { id: 'graph', title: 'Graph', Show: Graph },
    { id: 'table', title: 'Table', Show: Table },
    { id: 'scenario', title: 'Scenario', Show: ScenarioView },
  ],
  side: [
    { id: 'properties', title: 'Properties', Show: Properties },
    { id: 'log', title: 'Log', Show: Log },
  ],
};
