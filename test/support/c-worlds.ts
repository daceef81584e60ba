/** Two livepatches of two objects; the second retires a feature of the first. */
export const TWO_OBJECTS = `title: Two objects
modules: { snd-rawmidi: { loaded: true } }
livepatches:
  A:
    objects: [vmlinux, snd-rawmidi]
    features: { L1TF: 1, TAA: 1 }
  B:
    objects:
      - vmlinux
      - { name: snd-rawmidi, functions: { resize: livepatch_resize } }
    features: { L1TF: 2 }
    retires: { TAA: 1 }
`;

/** Every statement and every condition that a module for a stock kernel can have, and names that are none in C. */
export const EVERY_WORD = `title: Every word
modules: { snd-rawmidi: { loaded: false }, 8021q: { loaded: false } }
settings: { loglevel: 7, kernel.name: stock }
livepatches:
  every.word-1:
    features: { a.very-long-name-of-a-feature: 1, a_very_long_name_of_a_feature: 2 }
    retires: { old: 1 }
    compatible: registered features
    module_init:
      - for each known feature: count up
      - if: count is 0 old
        then: return -EBUSY
    module_exit:
      - for each known feature:
          - if: not count is 1
            then: count down
    objects:
      - name: vmlinux
        functions: { one: livepatch_one, two: livepatch_two }
        callbacks:
          log: std
          pre_patch:
            - klp_shadow_alloc LIMIT
            - klp_shadow_get_or_alloc a-shadow-variable-with-a-long-name
            - for each feature:
                - if: klp_feature_get and version at least 2
                  then: continue
                  else:
                    - klp_feature_alloc
                - allocate data
                - continue
            - if: klp_feature_get old and not klp_shadow_get LIMIT
              then: return -ENOSPC
          post_patch:
            - save loglevel
            - set loglevel 15
            - set kernel.name a"\\%name
            - for each feature:
                - if: not mine and at my version
                  then: [take over, take version]
                - if: klp_get_state and klp_get_prev_state
                  then: [take data over, take saved value loglevel]
                - use data
                - if: effect is at a lower version
                  then: raise effect
                  else:
                    - if: not effect is on
                      then: switch on
                      else: WARN
            - for each retired feature:
                - if: klp_feature_get
                  then: [switch off, klp_feature_free]
          pre_unpatch:
            - if: not still mine loglevel and saved loglevel
              then:
                - print: 'the level is "ours", 100 % of it'
                - return
              else: restore loglevel
            - if: value is kernel.name stock
              then: []
          post_unpatch:
            - for each feature:
                - free data
                - klp_feature_free
            - for each object:
                - if: klp_is_object_loaded and not object is snd-rawmidi
                  then: [take over old, continue]
                - for each feature:
                    - if: not klp_is_object_loaded and mine
                      then: return
            - for each shadow variable:
                - if: klp_shadow_get
                  then: klp_shadow_free
                - klp_shadow_free_all
            - klp_shadow_free LIMIT
            - klp_shadow_free_all a-shadow-variable-with-a-long-name
      - name: snd-rawmidi
        callbacks:
          pre_patch:
            - if: object is snd-rawmidi
              then: return -ENODEV
          post_patch:
            - if: not object is vmlinux
              then: switch on old
      - name: 8021q
        callbacks: { pre_patch: -19, post_patch: true, log: std }
  plain: { marked: false, replace: false, design: callback-version, features: { old: 1 } }
faults:
  - { in: every.word-1, ctor: LIMIT }
`;
