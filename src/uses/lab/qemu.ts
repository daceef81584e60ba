import { join } from 'node:path';
import type { Kernel } from './kernel.ts';

/** What all guests of a kernel have in common; clones share the memory and what the devices were like. */
export interface Machine {
  readonly kernel: Kernel;
  readonly accelerator: Accelerator;
  /** A folder with the initramfs, the memory and the state of the devices. */
  readonly folder: string;
}

export type Accelerator = 'tcg' | 'kvm';

export const QEMU = 'qemu-system-x86_64';

const MEGABYTES = 128;

/**
 * Under TCG time is virtual: an instruction takes a nanosecond, and whoever sleeps does not wait (docs/devel/tcg-icount
 * of QEMU). Nobody else runs on the one CPU, so that every task but the one that asks is asleep.
 */
const ACCELERATION: Readonly<Record<Accelerator, readonly string[]>> = {
  tcg: [
    ...['-accel', 'tcg,thread=single', '-cpu', 'max'],
    ...['-icount', 'shift=0,sleep=off', '-seed', '1', '-rtc', 'base=2024-01-01,clock=vm'],
  ],
  kvm: ['-accel', 'kvm', '-cpu', 'host'],
};

const COMMAND_LINE = [
  'console=ttyS0 quiet loglevel=3 printk.devkmsg=on log_buf_len=1M reboot=t panic=-1',
  'nokaslr mitigations=off random.trust_cpu=on tsc=reliable no_timer_check cryptomgr.notests audit=0 apparmor=0',
  '8250.nr_uarts=1 acpi=off pci=off',
].join(' ');

/** The parts of a machine that are files. */
export function filesOf({ folder }: Pick<Machine, 'folder'>) {
  return {
    initramfs: join(folder, 'initramfs'),
    memory: join(folder, 'memory'),
    devices: join(folder, 'devices'),
  };
}

/** Of the one that is started, to be copied. */
export function originalArguments(machine: Machine, console: string): string[] {
  return common(machine, 'on', console);
}

/** Of a copy, which runs a history. */
export function cloneArguments(machine: Machine, history: string, console: string): string[] {
  return [
    ...common(machine, 'off', console),
    ...['-fw_cfg', `name=opt/klpwalk/history,file=${history}`, '-incoming', 'defer'],
  ];
}

/** How QEMU writes what the devices are like to a file, and reads it from there. */
export function migrationTo(machine: Machine): string {
  return `exec:cat > ${shellQuoted(filesOf(machine).devices)}`;
}

export function migrationFrom(machine: Machine): string {
  return `exec:cat ${shellQuoted(filesOf(machine).devices)}`;
}

/** QMP is on its standard streams. */
function common(machine: Machine, share: 'on' | 'off', console: string): string[] {
  const { memory, initramfs } = filesOf(machine);
  return [
    ...['-M', 'pc', ...ACCELERATION[machine.accelerator], '-smp', '1', '-m', String(MEGABYTES)],
    ...['-object', `memory-backend-file,id=memory,size=${MEGABYTES}M,mem-path=${memory},share=${share}`],
    ...['-machine', 'memory-backend=memory'],
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
    ...['-kernel', machine.kernel.image, '-initrd', initramfs, '-append', COMMAND_LINE],
    ...['-serial', `file:${console}`, '-device', 'isa-debug-exit,iobase=0xf4,iosize=4', '-qmp', 'stdio'],
  ];
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
