import { describe, expect, test } from 'vitest';
import { initialContext } from '../../../machines/context.ts';
import { parseStep } from '../../../src/scenario/parse-step.ts';
import { cannotText, commandOf, errorOf } from '../../../src/show/text/shell.ts';
import { worldOf } from '../../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { functions: ['run'] } },
  livepatches: { A: {} },
  tasks: [
    { name: 'vcpu', in: 'run' },
    { name: 'child', parent: 'vcpu' },
  ],
});

function step(line: string, world = WORLD) {
  const read = parseStep(line, world);
  if ('mistake' in read) throw new Error(read.mistake.what);
  return read.value;
}

test.each([
  ['load A', '% insmod A.ko'],
  ['load A &', '% insmod A.ko'],
  ['disable A', '% echo 0 > /sys/kernel/livepatch/A/enabled'],
  ['disable A &', '% echo 0 > /sys/kernel/livepatch/A/enabled'],
  ['enable A', '% echo 1 > /sys/kernel/livepatch/A/enabled'],
  ['enable A &', '% echo 1 > /sys/kernel/livepatch/A/enabled'],
  ['force A', '% echo 1 > /sys/kernel/livepatch/A/force'],
  ['unload A', '% rmmod A'],
  ['insert kvm', '% modprobe kvm'],
  ['remove kvm', '% rmmod kvm'],
  ['complete', '# wait until the transition is over'],
  ['switch vcpu', '# vcpu switches to the other universe'],
  ['block vcpu', '# vcpu enters its function'],
  ['unblock vcpu', '# vcpu leaves its function'],
  ['fork child', '# child is forked'],
  ['exit child', '# child exits'],
])('%s: %s', (line, command) => {
  expect(commandOf(step(line), WORLD)).toBe(command);
});

const SIGHT = { world: WORLD, context: initialContext(WORLD) };

const DASHED = worldOf({ modules: { 'snd-rawmidi': {} }, livepatches: { 'a-b-c': {} } });

test.each([
  ['load a-b-c', '% insmod a-b-c.ko', 'insmod: ERROR: could not insert module a-b-c.ko: E5'],
  ['disable a-b-c', '% echo 0 > /sys/kernel/livepatch/a_b_c/enabled', 'bash: echo: write error: E5'],
  ['enable a-b-c', '% echo 1 > /sys/kernel/livepatch/a_b_c/enabled', 'bash: echo: write error: E5'],
  ['force a-b-c', '% echo 1 > /sys/kernel/livepatch/a_b_c/force', 'bash: echo: write error: E5'],
  ['unload a-b-c', '% rmmod a_b_c', 'rmmod: ERROR: Module a_b_c is not currently loaded'],
  ['insert snd-rawmidi', '% modprobe snd-rawmidi', "modprobe: ERROR: could not insert 'snd_rawmidi': E5"],
  ['remove snd-rawmidi', '% rmmod snd_rawmidi', 'rmmod: ERROR: Module snd_rawmidi is not currently loaded'],
])('only a file keeps its dashes: %s', (line, command, error) => {
  const dashed = step(line, DASHED);
  expect(commandOf(dashed, DASHED)).toBe(command);
  expect(errorOf(dashed, 'E5', SIGHT)).toBe(error);
});

describe('what a person reads when it fails', () => {
  test.each([
    ['load A', 'EBUSY', 'insmod: ERROR: could not insert module A.ko: Device or resource busy'],
    ['load A &', 'EINVAL', 'insmod: ERROR: could not insert module A.ko: Invalid parameters'],
    ['load A', 'EEXIST', 'insmod: ERROR: could not insert module A.ko: File exists'],
    ['load A', 'ENOMEM', 'insmod: ERROR: could not insert module A.ko: Cannot allocate memory'],
    ['load A', 'ENOEXEC', 'insmod: ERROR: could not insert module A.ko: Invalid module format'],
    ['load A', 'ENOENT', 'insmod: ERROR: could not insert module A.ko: Unknown symbol in module'],
    [
      'insert kvm',
      'ENOENT',
      "modprobe: ERROR: could not insert 'kvm': Unknown symbol in module, or unknown parameter (see dmesg)",
    ],
    ['insert kvm', 'ENODEV', "modprobe: ERROR: could not insert 'kvm': No such device"],
    ['insert kvm', 'EINVAL', "modprobe: ERROR: could not insert 'kvm': Invalid parameters"],
    ['unload A', 'EAGAIN', 'rmmod: ERROR: Module A is in use'],
    ['unload A', 'ENOENT', 'rmmod: ERROR: Module A is not currently loaded'],
    ['remove kvm', 'ENOENT', 'rmmod: ERROR: Module kvm is not currently loaded'],
    ['disable A', 'EINVAL', 'bash: echo: write error: Invalid argument'],
    ['disable A', 'EBUSY', 'bash: echo: write error: Device or resource busy'],
    ['disable A', 'ENOENT', 'bash: /sys/kernel/livepatch/A/enabled: No such file or directory'],
    ['enable A', 'ENOENT', 'bash: /sys/kernel/livepatch/A/enabled: No such file or directory'],
    ['force A', 'ENOENT', 'bash: /sys/kernel/livepatch/A/force: No such file or directory'],
    ['force A', 'EINVAL', 'bash: echo: write error: Invalid argument'],
    ['switch vcpu', 'EINVAL', 'switch vcpu: Invalid argument'],
    ['exit child', 'EINVAL', 'exit child: Invalid argument'],
  ])('%s with %s', (line, error, text) => {
    expect(errorOf(step(line), error, SIGHT)).toBe(text);
  });

  test('an error without a sentence is given by its name', () => {
    expect(errorOf(step('load A'), 'E524', SIGHT)).toBe('insmod: ERROR: could not insert module A.ko: E524');
    expect(errorOf(step('load A'), 'EPERM', SIGHT)).toBe(
      'insmod: ERROR: could not insert module A.ko: Operation not permitted',
    );
  });
});

test('what a task could not do is told with the reason, and not as if it had happened', () => {
  expect(cannotText(step('unblock vcpu'), 'EINVAL', ['it is not inside'])).toBe(
    '# vcpu cannot leave its function: it is not inside (EINVAL)',
  );
  expect(cannotText(step('exit child'), 'EINVAL', [])).toBe('# child cannot exit (EINVAL)');
});

test('a module that needs another is loaded by insmod, and who needs one stands in its way', () => {
  const world = worldOf({
    modules: { kvm: { loaded: true }, 'kvm-intel': { loaded: true, needs: { kvm: 'kvm_init' } } },
    livepatches: { A: {} },
  });
  const sight = { world, context: initialContext(world) };
  expect(commandOf(step('insert kvm-intel', world), world)).toBe('% insmod kvm-intel.ko');
  expect(errorOf(step('insert kvm-intel', world), 'ENOENT', sight)).toBe(
    'insmod: ERROR: could not insert module kvm-intel.ko: Unknown symbol in module',
  );
  expect(errorOf(step('remove kvm', world), 'EAGAIN', sight)).toBe(
    'rmmod: ERROR: Module kvm is in use by: kvm_intel',
  );
});
