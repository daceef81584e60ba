import type { ForetoldStep } from '../../uses/lab/foretold.ts';

/**
 * The steps of a test in the words of lab/selftest/functions.sh, from the plan of the laboratory, which has them in the
 * words of its guest. What keeps a transition from its end, where no task does, the shell sees to itself.
 *
 * @param plan from the first step on
 * @param livepatches the modules that are livepatches
 */
export function stepLines(
  plan: readonly string[],
  foretold: readonly ForetoldStep[],
  livepatches: readonly string[],
): string[] {
  let current: ForetoldStep | undefined;
  const lines = plan.flatMap(line => {
    const [word = '', first = '', ...rest] = line.split(' ');
    switch (word) {
      case 'begin':
        current = foretold[Number(first) - 1];
        return [];
      case '!':
        return [failing(current) + operation([first, ...rest], livepatches)];
      case 'wait':
        return ['complete'];
      case 'lab':
        // What keeps transitions, and when it is forced, are the shell's own.
        return /^(?:(?:un)?block hold-|align$)/.test([first, ...rest].join(' ')) ? [] : [line];
      case 'end':
      case 'look':
        return [];
      default:
        return [operation([word, first, ...rest], livepatches)];
    }
  });
  return lines.flatMap((line, place) => {
    const waits = WAITING.exec(line);
    if (line === 'complete') return WAITING.test(lines[place - 1] ?? '') ? [] : [line];
    return [waits !== null && lines[place + 1] === 'complete' ? `${waits[1]} ${waits[2]}` : line];
  });
}

/** A step that has another word where the shell waits for the end of its transition. */
const WAITING = /^(load_lp|disable_lp|enable_lp)_nowait (.*)$/;

/** What a test prints into the kernel log, and what the kernel does. */
export function expectedLines(plan: readonly string[], foretold: readonly ForetoldStep[]): string[] {
  return plan.flatMap(line => {
    const [word, first = '', ...rest] = line.split(' ');
    if (word === 'end') return foretold[Number(first) - 1]?.log ?? [];
    return word === '!' ? commandIn([first, ...rest]) : [];
  });
}

function failing(step: ForetoldStep | undefined): string {
  return step === undefined || step.own === 'ok' ? '' : `fails ${step.own} `;
}

const ATTRIBUTES: Readonly<Record<string, string>> = {
  'enabled 0': 'disable_lp_nowait',
  'enabled 1': 'enable_lp_nowait',
  'force 1': 'force_lp',
};

function operation(
  [word = '', first = '', ...rest]: readonly string[],
  livepatches: readonly string[],
): string {
  const isLivepatch = livepatches.includes(first);
  switch (word) {
    case 'load':
      return [isLivepatch ? 'load_lp_nowait' : 'load_mod', first, ...rest].join(' ');
    case 'delete':
      return `${isLivepatch ? 'unload_lp' : 'unload_mod'} ${first}`;
    case 'write': {
      const [, kind, name = '', file = ''] = ATTRIBUTE.exec(first) ?? [];
      const known = kind === 'module' ? undefined : ATTRIBUTES[`${file} ${rest.join(' ')}`];
      if (known !== undefined) return `${known} ${name}`;
      return `set_parameter ${name} ${file.replace(/^parameters\//, '')} ${rest.join(' ')}`;
    }
    case 'sleep':
      return `sleep ${Number(first) / 1000}`;
    default:
      return [word, first, ...rest].join(' ');
  }
}

const ATTRIBUTE = /^\/sys\/(kernel\/livepatch|module)\/([^/]+)\/(.*)$/;

/** What the shell tells the kernel log of an operation. */
function commandIn([word = '', first = '', ...rest]: readonly string[]): string[] {
  switch (word) {
    case 'load':
      return [['% insmod', `test_modules/${first}.ko`, ...rest].join(' ')];
    case 'delete':
      return [`% rmmod ${first}`];
    case 'write':
      return [`% echo ${rest.join(' ')} > ${first}`];
    default:
      return [];
  }
}
