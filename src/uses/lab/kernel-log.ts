/** What the guest's log has of one step. */
export interface LoggedStep {
  /** 0, or the negative number of an error; `null`: the step has not ended. */
  readonly code: number | null;
  /** It has waited in vain. */
  readonly isStuck: boolean;
  /** What the kernel and its modules have printed, without time stamps. */
  readonly lines: readonly string[];
  /** What went wrong in the kernel. */
  readonly splats: readonly Splat[];
  /** What could be seen when it had ended, a line each. */
  readonly sees: readonly string[];
}

/** A WARNING, a BUG, an oops: the first line of it, and where. */
export interface Splat {
  readonly kind: 'warning' | 'fatal';
  readonly line: string;
  /** All that belongs to it. */
  readonly text: readonly string[];
}

export interface KernelLog {
  /** By the number of the step, from 1. */
  readonly steps: ReadonlyMap<number, LoggedStep>;
  /** What the guest itself could not do. */
  readonly trouble: readonly string[];
  /** The history was run to its end. */
  readonly isDone: boolean;
}

const STAMP = /^\[\s*\d+\.\d+\]\s?(?:\[[^\]]*\]\s)?/;

const WARNING = /^WARNING: /;
/** What no kernel should print, in whatever words. */
const FATAL =
  /^(?:BUG: |Oops|Kernel panic|general protection fault|kernel BUG at |watchdog: |INFO: task .* blocked for more than|INFO: rcu_|rcu: INFO: .*stall|double fault|stack segment|divide error|invalid opcode|Unable to handle|list_(?:add|del) corruption|refcount_t: )/;
const END_OF_TRACE = /^---\[ end (?:trace|Kernel panic)/;

interface Open {
  code: number | null;
  isStuck: boolean;
  lines: string[];
  splats: (Splat & { text: string[] })[];
  sees: string[];
}

/** Reads what a guest has written to its console. What comes before the first step is none's. */
export function readKernelLog(console: string): KernelLog {
  const steps = new Map<number, Open>();
  const trouble: string[] = [];
  let current: Open = opened();
  let splat: (Splat & { text: string[] }) | null = null;
  let isDone = false;
  for (const raw of console.split(/\r*\n/)) {
    const line = raw.replace(STAMP, '');
    if (line.startsWith('klpwalk: ')) {
      const [word = '', number, rest] = parted(line.slice('klpwalk: '.length));
      if (word === 'begin') {
        current = opened();
        splat = null;
        steps.set(Number(number), current);
      } else if (word === 'end') current.code = Number(rest);
      else if (word === 'sees') current.sees.push(rest);
      else if (word === 'stuck') current.isStuck = true;
      else if (word === 'done') isDone = true;
      else if (word === 'trouble:') trouble.push(`${number} ${rest}`.trim());
      continue;
    }
    if (line === '') continue;
    if (splat === null) {
      const kind = WARNING.test(line) ? 'warning' : FATAL.test(line) ? 'fatal' : null;
      if (kind === null) {
        current.lines.push(line);
        continue;
      }
      splat = { kind, line, text: [] };
      current.splats.push(splat);
    }
    splat.text.push(line);
    if (END_OF_TRACE.test(line)) splat = null;
  }
  return { steps, trouble, isDone };
}

function opened(): Open {
  return { code: null, isStuck: false, lines: [], splats: [], sees: [] };
}

/** The first word, the second, and what is left. */
function parted(text: string): [string, string, string] {
  const [first = '', second = '', ...rest] = text.split(' ');
  return [first, second, rest.join(' ')];
}
