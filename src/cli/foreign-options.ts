import { ProblemError } from '../problem/problem.ts';
import { isModule } from '../subject/is-module.ts';

/** The options of `step`, `generate` and `page` that are of machines alone, by the names that flags have. */
const OF_MACHINES: Readonly<Record<string, string>> = {
  export: '--export',
  events: '--events',
  outcomes: '--outcomes',
  input: '--input',
  children: '--children',
  time: '--time',
  history: '--history',
};

/** Those that are of worlds alone. */
const OF_WORLDS: Readonly<Record<string, string>> = {
  design: '--design',
  runnable: '--runnable',
  strength: '--strength',
};

/** @throws ProblemError where a machine is given what is of worlds, or a world what is of machines */
export function refuseForeign(named: string, flags: object): void {
  const isMachine = isModule(named);
  const foreign = isMachine ? OF_WORLDS : OF_MACHINES;
  const [key] = Object.keys(flags).filter(flag => flag in foreign);
  if (key === undefined) return;
  const option = foreign[key] ?? key;
  throw new ProblemError([
    {
      code: 'foreign-option',
      what: isMachine ? 'a machine has no use for it' : 'a world has no use for it',
      where: { option },
      expected: isMachine
        ? `a world, where there is ${option}`
        : `a module that exports a machine, where there is ${option}`,
      hints: [],
    },
  ]);
}

/** @throws ProblemError where anything stands beside a machine */
export function refuseOthers(machine: string, named: readonly string[], what: string): void {
  const other = named.find(name => name !== machine);
  if (other === undefined && named.length === 1) return;
  throw new ProblemError([
    {
      code: 'several-machines',
      what,
      where: { file: other ?? machine },
      expected: `${machine} alone`,
      hints: [],
    },
  ]);
}

/** @throws ProblemError where a machine is to be served: what it consists of is read once, and would not be read again */
export function refuseServed(named: readonly string[]): void {
  const machine = named.find(isModule);
  if (machine === undefined) return;
  throw new ProblemError([
    {
      code: 'not-served',
      what: 'a machine is not served',
      where: { file: machine },
      expected: 'worlds',
      hints: ['klpwalk page writes the page of a machine.'],
    },
  ]);
}
