/** What a livepatch says for the sake of one design alone, by the keys that scenarios have for it. */
export interface DesignValues {
  readonly replaceable: boolean;
  readonly set: number;
  readonly provides: string | null;
  readonly obsoletes: readonly string[];
  readonly block_disable: boolean;
}

export type DesignKey = keyof DesignValues;

/** What holds where a livepatch does not say. */
export const NO_DESIGN_VALUES: DesignValues = {
  replaceable: false,
  set: 0,
  provides: null,
  obsoletes: [],
  block_disable: false,
};

/** What each key means. A scenario that has one needs the design which understands it. */
export const DESIGN_KEYS: Readonly<Record<DesignKey, string>> = {
  replaceable: 'hybrid alone: whether a livepatch with replace may replace it; default false.',
  set: 'replace-set alone: it replaces the older livepatches of its set; default 0.',
  provides: 'provides alone: it replaces the older livepatches that provide the same; default: its name.',
  obsoletes: 'provides alone: what older livepatches provide that it replaces as well.',
  block_disable: 'state-callbacks alone: it can be neither disabled nor cancelled; default false.',
};

/** The keys, in the order in which people read of them. */
export const DESIGN_KEY_NAMES: readonly DesignKey[] = [
  'replaceable',
  'set',
  'provides',
  'obsoletes',
  'block_disable',
];
