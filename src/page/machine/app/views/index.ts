import type { Panes } from '../../../app/frame/pane.ts';
import type { MachineView } from '../../protocol.ts';
import { Chart } from './chart.tsx';
import { Graph } from './graph.tsx';
import { History } from './history.tsx';
import { Properties } from './properties.tsx';
import { State } from './state.tsx';

/** What there is to see of a machine. */
export const PANES: Panes<MachineView> = {
  path: { id: 'history', title: 'History', Show: History },
  main: [
    { id: 'chart', title: 'Chart', Show: Chart },
    { id: 'graph', title: 'Graph', Show: Graph },
  ],
  side: [
    { id: 'state', title: 'State', Show: State },
    { id: 'properties', title: 'Properties', Show: Properties },
  ],
};
