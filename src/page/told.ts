import type { PropertyName } from '../../machines/properties.ts';
import type { MicrostepView } from '../uses/step/view.ts';
import type { ChartTold } from './charts/drawn.ts';
import type { Listings } from './charts/listing.ts';
import type { Shape } from './charts/shape.ts';

export interface DesignTold {
  readonly name: string;
  readonly about: string;
  /** Why the scenario cannot be used with it. */
  readonly hindrance: string | null;
}

/** How one event runs through the charts. */
export interface RunTold {
  /** The step, or that the delayed work tries again. */
  readonly event: string;
  /** Where the core stands before it, from the outermost state node. */
  readonly from: readonly string[];
  readonly microsteps: readonly Pick<MicrostepView, 'nodes' | 'asked' | 'actions'>[];
}

/** What stands in the slots of the core where livepatches have callbacks of their own, and the look of the core then. */
export interface OwnCallbacks {
  readonly shape: Shape;
  readonly listings: Listings;
  /** What there is to say of them, by slot and by the name of the chart. */
  readonly charts: Readonly<Record<string, ChartTold>>;
}

/** What the walk knows, beside the line. */
export interface WalkTold {
  readonly status: 'not walked' | 'walking' | 'closed' | 'stopped' | 'failed';
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** One sentence, where it did not close. */
  readonly why: string | null;
}

/** Steps to the nearest violation of each property; left out: it cannot come any more. */
export interface ReachTold {
  readonly distance: Readonly<Partial<Record<PropertyName, number>>>;
  /** Cannot be avoided from here on. */
  readonly doomed: readonly PropertyName[];
  readonly home: number | null;
}

/** The comparison of the designs, as it is when the page is built. */
export interface TableTold {
  readonly designs: readonly string[];
  /** What the marks stand for. */
  readonly legend: string;
  readonly worlds: readonly {
    /** As the page lists its scenario. */
    readonly name: string;
    readonly title: string;
    /** One a design, in the order of the designs. */
    readonly cells: readonly TableCellTold[];
  }[];
}

export interface TableCellTold {
  /** The length of a shortest history to a violation, or a sign. */
  readonly mark: string;
  /** The verdict and what there is to say of it. */
  readonly says: string;
  /** The property that is violated first. */
  readonly to?: PropertyName;
}
