import type { World } from '../../machines/world.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';

/** A scenario that uses every key but explore; its steps begin at line 31. */
export const EXAMPLE = `title: An upgrade that is cancelled
about: What happens to A1's mitigation?
kernel: "6.12"
design: sketch
reliable_stacks: false
modules:
  kvm: { loaded: true, functions: [vcpu_run], log: { init: [kvm in], exit: [kvm out] } }
  idle:
livepatches:
  A1: { features: { L1TF: 1 } }
  B2:
    objects: [vmlinux, kvm]
    features: { L1TF: 2 }
    carries: [kvm]
  D1: { features: {}, retires: { L1TF: 1, MDS: 3 } }
  N: { replace: false, relocations: true, marked: false }
  demo:
    objects:
      - name: vmlinux
        functions: { cmdline_proc_show: livepatch_cmdline_proc_show }
        callbacks: { pre_patch: 0, post_patch: true, log: std }
      - name: idle
        functions: {}
tasks:
  - { name: worker, in: vcpu_run, count: 2, until: never }
  - { name: reader, in: cmdline_proc_show, blocked: false }
  - { name: child, parent: reader }
faults:
  - { in: B2, allocation: L1TF }
  - { in: B2, object: kvm, pre_patch: -19 }
steps:
  - load A1
  - { do: load B2 &, fails: ENODEV, fault: { in: B2, object: kvm, pre_patch: -19 }, at: 250ms }
  - { do: insert idle, fault: { in: idle, init: -12 } }
  - complete
expect:
  log: ["livepatch: enabling patch 'A1'"]
  features: { L1TF: { version: 1, owner: A1/vmlinux } }
  effects: { L1TF: 1, MDS: 0 }
  enabled: [A1]
  violations: [lost-feature]
  holds: [double-enable]
`;

/** The world of `EXAMPLE`. */
export function exampleWorld(): World {
  return parseScenario(EXAMPLE, 'example.yaml').world;
}
