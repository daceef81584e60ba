/** Logs of the shapes in which people report them; the names are made up. */
export const REPORTED = {
  /** A function that ftrace cannot find, in an ordinary dmesg between lines of others. */
  'no location': `
% insmod fix_net.ko
insmod: ERROR: could not insert module fix_net.ko: Invalid parameters
% dmesg | tail
[  312.514077] fix_net: loading out-of-tree module taints kernel.
[  312.514102] fix_net: tainting kernel with TAINT_LIVEPATCH
[  312.530411] livepatch: enabling patch 'fix_net'
[  312.531003] livepatch: failed to find location for function 'net_poll'
[  312.531010] livepatch: failed to patch object 'vmlinux'
[  312.531014] livepatch: failed to enable patch 'fix_net'
[  312.531530] livepatch: 'fix_net': unpatching complete
[  320.118244] eth0: link becomes ready
`,
  /** A replace that is over at once, with callers, and an oops behind it. */
  'replace at once': `
[ 7240.101010][ T9911] livepatch: enabling patch 'fix_2025_1'
[ 7240.118203][ T9911] livepatch: 'fix_2025_1': starting patching transition
[ 7241.390112][  T118] livepatch: 'fix_2025_1': patching complete
[ 9300.500115][T12007] livepatch: enabling patch 'fix_2025_2'
[ 9300.511870][T12007] livepatch: 'fix_2025_2': starting patching transition
[ 9300.650020][  T118] livepatch: 'fix_2025_2': patching complete
[ 9301.000004][    C3] BUG: unable to handle page fault for address: ffffffffc0a1b2c3
[ 9301.000009][    C3] Modules linked in: fix_2025_2(OEK) [last unloaded: fix_2025_1(OEK)]
`,
  /** A transition that took long, without a signal. */
  'slow attempts': `
[Sat Nov 28 07:00:02 2026] livepatch: enabling patch 'hotfix'
[Sat Nov 28 07:00:02 2026] livepatch: 'hotfix': starting patching transition
[Sat Nov 28 07:00:31 2026] rcu: INFO: rcu_tasks detected stalls on tasks:
[Sat Nov 28 07:00:49 2026] livepatch: 'hotfix': patching complete
`,
  /** The selftests' own dialect: two that do not replace, and one that does. */
  selftest: `
% insmod test_modules/first.ko
livepatch: enabling patch 'first'
livepatch: 'first': initializing patching transition
livepatch: 'first': starting patching transition
livepatch: 'first': completing patching transition
livepatch: 'first': patching complete
% insmod test_modules/second.ko replace=0
livepatch: enabling patch 'second'
livepatch: 'second': initializing patching transition
livepatch: 'second': starting patching transition
livepatch: 'second': completing patching transition
livepatch: 'second': patching complete
% echo 0 > /sys/kernel/livepatch/first/enabled
livepatch: 'first': initializing unpatching transition
livepatch: 'first': starting unpatching transition
livepatch: 'first': completing unpatching transition
livepatch: 'first': unpatching complete
% rmmod first
% insmod test_modules/second.ko replace=1
insmod: ERROR: could not insert module test_modules/second.ko: File exists
`,
  /** From the journal, cut off at both ends. */
  journal: `
Nov 28 07:56:11 node1 kernel: livepatch: 'old_fix': patching complete
Nov 28 07:56:40 node1 systemd[1]: Started a unit.
Nov 28 07:57:02 node1 kernel: livepatch: enabling patch 'new_fix'
Nov 28 07:57:02 node1 kernel: livepatch: 'new_fix': starting patching transition
`,
  /** Tasks without reliable stacks hold an enable up, and then the disable: the signals help. */
  signals: `
[  100.010000] livepatch: enabling patch 'sample'
[  100.020000] livepatch: 'sample': starting patching transition
[  115.240000] livepatch: signaling remaining tasks
[  116.250000] livepatch: 'sample': patching complete
[  200.010000] livepatch: 'sample': starting unpatching transition
[  215.240000] livepatch: signaling remaining tasks
[  216.250000] livepatch: 'sample': unpatching complete
`,
  /** An enable that never completes, and is reversed a moment before the signals would come again. */
  reversed: `
[  100.010000] livepatch: enabling patch 'hook'
[  100.020000] livepatch: 'hook': starting patching transition
[  115.030000] livepatch: signaling remaining tasks
[  116.100000] livepatch: 'hook': starting unpatching transition
[  131.350000] livepatch: signaling remaining tasks
[  132.360000] livepatch: 'hook': unpatching complete
`,
} as const;
