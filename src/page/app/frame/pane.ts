import type { ComponentType } from 'preact';
import type { Tab } from '../page.ts';

/** One way to look at the session: a folder with a component, its parts and its styles. */
export interface Pane<View> extends Tab {
  readonly Show: ComponentType<{ readonly view: View }>;
}

export interface Panes<View> {
  /** Where one is and where one may go: the left column. */
  readonly path: Pane<View>;
  /** One at a time, in the middle. */
  readonly main: readonly Pane<View>[];
  /** Always in sight where there is room: the right column. */
  readonly side: readonly Pane<View>[];
}
