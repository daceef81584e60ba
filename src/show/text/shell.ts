import { moduleName } from '../../../machines/module-name.ts';
import { dependents } from '../../../machines/words/target-module.ts';
import type { Sight } from '../../../machines/words/word.ts';
import type { World } from '../../../machines/world.ts';
import { formatStep, type Step } from '../../scenario/step.ts';

/**
 * What a person would type for the step; a line that begins with # tells what no command does. insmod takes a file, and
 * modprobe a name as its file has it; in sysfs and to rmmod a module has the kernel's name.
 */
export function commandOf(step: Step, { modules }: Pick<World, 'modules'>): string {
  const { subject } = step;
  switch (step.verb) {
    case 'load':
      return `% insmod ${subject}.ko`;
    case 'disable':
      return `% echo 0 > /sys/kernel/livepatch/${moduleName(subject)}/enabled`;
    case 'enable':
      return `% echo 1 > /sys/kernel/livepatch/${moduleName(subject)}/enabled`;
    case 'force':
      return `% echo 1 > /sys/kernel/livepatch/${moduleName(subject)}/force`;
    case 'unload':
    case 'remove':
      return `% rmmod ${moduleName(subject)}`;
    case 'insert':
      return needsOthers(step.subject, modules) ? `% insmod ${subject}.ko` : `% modprobe ${subject}`;
    case 'set':
      return `# an administrator sets ${subject} to ${step.value}`;
    case 'complete':
      return '# wait until the transition is over';
    case 'switch':
      return `# ${subject} switches to the other universe`;
    case 'block':
      return `# ${subject} enters its function`;
    case 'unblock':
      return `# ${subject} leaves its function`;
    case 'fork':
      return `# ${subject} is forked`;
    case 'exit':
      return `# ${subject} exits`;
  }
}

/** The tasks that stay behind because they are on a CPU, as a scenario has them; `null`: all are asleep. */
export function runningText({ running }: Step): string | null {
  if (running === undefined) return null;
  return `running: ${running === 'all' ? running : running.join(', ')}`;
}

/** What a task has not done, since it could not. */
export function cannotText({ verb, subject }: Step, error: string, reasons: readonly string[]): string {
  const acts: Readonly<Record<string, string>> = {
    switch: 'switch to the other universe',
    block: 'enter its function',
    unblock: 'leave its function',
    fork: 'be forked',
    exit: 'exit',
  };
  const why = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`;
  return `# ${subject} cannot ${acts[verb] ?? verb}${why} (${error})`;
}

/** modprobe would load them first. */
function needsOthers(module: string, modules: World['modules']): boolean {
  return modules[module]?.needs !== undefined;
}

/**
 * What the command prints when it fails, as kmod and the shell have it.
 *
 * @param sight what the step was taken in
 */
export function errorOf(step: Step, error: string, sight: Sight): string {
  const { subject } = step;
  switch (step.verb) {
    case 'load':
      return insmodError(step.subject, error);
    case 'insert':
      if (needsOthers(step.subject, sight.world.modules)) return insmodError(step.subject, error);
      return `modprobe: ERROR: could not insert '${moduleName(subject)}': ${moduleError(error)}${
        error === 'ENOENT' ? ', or unknown parameter (see dmesg)' : ''
      }`;
    case 'unload':
    case 'remove':
      return error === 'EAGAIN'
        ? `rmmod: ERROR: Module ${moduleName(subject)} is in use${usersText(step.subject, sight)}`
        : `rmmod: ERROR: Module ${moduleName(subject)} is not currently loaded`;
    case 'disable':
    case 'enable':
    case 'force': {
      const file = `/sys/kernel/livepatch/${moduleName(subject)}/${step.verb === 'force' ? 'force' : 'enabled'}`;
      return error === 'ENOENT'
        ? `bash: ${file}: ${meaning(error)}`
        : `bash: echo: write error: ${meaning(error)}`;
    }
    default:
      return `${formatStep(step)}: ${meaning(error)}`;
  }
}

function insmodError(module: string, error: string): string {
  return `insmod: ERROR: could not insert module ${module}.ko: ${moduleError(error)}`;
}

/** ` by: kvm_intel` */
function usersText(module: string, sight: Sight): string {
  const users = dependents(sight, module);
  return users.length === 0 ? '' : ` by: ${users.map(moduleName).join(' ')}`;
}

/** kmod says of some errors what they mean for a module (mod_strerror in its insmod.c and modprobe.c). */
const MODULE_ERROR: Readonly<Record<string, string>> = {
  ENOEXEC: 'Invalid module format',
  ENOENT: 'Unknown symbol in module',
  EINVAL: 'Invalid parameters',
};

function moduleError(error: string): string {
  return MODULE_ERROR[error] ?? meaning(error);
}

const MEANING: Readonly<Record<string, string>> = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  EIO: 'Input/output error',
  EAGAIN: 'Resource temporarily unavailable',
  ENOMEM: 'Cannot allocate memory',
  EBUSY: 'Device or resource busy',
  EEXIST: 'File exists',
  ENODEV: 'No such device',
  EINVAL: 'Invalid argument',
  EOPNOTSUPP: 'Operation not supported',
};

/** strerror(3); an error that is not in the table is given by its name. */
function meaning(error: string): string {
  return MEANING[error] ?? error;
}

/** As a shell takes it for one argument. */
export function argument(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
