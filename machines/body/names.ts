/** What a statement may call. */
export type CallName =
  | 'klp_feature_alloc'
  | 'klp_feature_free'
  | 'take over'
  | 'take version'
  | 'WARN'
  | 'switch on'
  | 'switch off'
  | 'raise effect'
  | 'allocate data'
  | 'take data over'
  | 'use data'
  | 'free data'
  | 'count up'
  | 'count down'
  | 'klp_shadow_alloc'
  | 'klp_shadow_get_or_alloc'
  | 'klp_shadow_free'
  | 'klp_shadow_free_all'
  | 'save'
  | 'restore'
  | 'set'
  | 'take saved value';

/** What it may ask. */
export type TestName =
  | 'klp_feature_get'
  | 'mine'
  | 'at my version'
  | 'version at least'
  | 'effect is on'
  | 'effect is at a lower version'
  | 'klp_get_state'
  | 'klp_get_prev_state'
  | 'count is 0'
  | 'count is 1'
  | 'klp_shadow_get'
  | 'value is'
  | 'still mine'
  | 'saved'
  | 'object is'
  | 'klp_is_object_loaded'
  | 'a transition runs';

/** What it may go through. */
export type LoopName = 'feature' | 'retired feature' | 'known feature' | 'object' | 'shadow variable';
