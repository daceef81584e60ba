import type { Compatible } from '../../../machines/body/written.ts';
import { functionC } from './function-c.ts';
import type { CStatement } from './layout.ts';

/** What klp_enable_patch of a stock kernel does not ask is asked before. */
const KNOWS: Readonly<Record<Compatible, string | null>> = {
  'registered features': 'klp_feature_knows_registered(supported)',
  'declared features': 'klp_feature_knows_declared(supported)',
  states: null,
};

/** As klp_enable_patch says it where it refuses one by itself. */
const SAYS =
  'pr_err("livepatch: Livepatch patch (%s) is not compatible with the already installed livepatches.\\n", KBUILD_MODNAME);';

/** What a module does besides klp_enable_patch. */
interface OwnParts {
  /** The statements of its init and exit. */
  readonly begin: readonly CStatement[];
  readonly end: readonly CStatement[];
  readonly compatible: Compatible | null;
  /** Whether what it remembers is looked up by others. */
  readonly remembers: boolean;
}

/** The init and exit of the module. What its exit does is done as well where klp_enable_patch fails. */
export function moduleFunctions({ begin, end, compatible, remembers }: OwnParts): string[] {
  const asked = compatible === null ? null : KNOWS[compatible];
  const declares = compatible === 'declared features';
  const begins = begin.some(statement => statement !== 'return 0;');
  const undo = [...(remembers ? ['klp_memory_remove(&memory);'] : []), ...(end.length > 0 ? ['end();'] : [])];
  const before: CStatement[] = [
    ...(begins ? ['ret = begin();', { if: 'ret', do: ['return ret;'] }] : []),
    ...(remembers ? ['klp_memory_add(&memory);'] : []),
    ...(asked === null ? [] : [{ if: `!${asked}`, do: [SAYS, ...undo, 'return -EINVAL;'] }]),
  ];
  const init =
    undo.length === 0 && !declares
      ? [...before, 'return klp_enable_patch(&patch);']
      : [
          ...before,
          'ret = klp_enable_patch(&patch);',
          ...(undo.length > 0 ? [{ if: 'ret < 0', do: undo }] : []),
          ...(declares ? [{ if: 'ret >= 0', do: ['klp_feature_declare(&declaration);'] }] : []),
          'return ret;',
        ];
  return [
    ...(begins ? [functionC('static int begin(void)', begin)] : []),
    ...(end.length > 0 ? [functionC('static void end(void)', end)] : []),
    functionC('static int __init livepatch_init(void)', init),
    functionC('static void __exit livepatch_exit(void)', [
      ...(declares ? ['klp_feature_withdraw(&declaration);'] : []),
      ...undo,
    ]),
  ];
}
