import type { Checked } from '../../uses/check/check.ts';

/** What `check --json` prints. */
export function checkData({ subject, graph: _, ...checked }: Checked): object {
  const { file, name, machine, events, isProposed } = subject;
  return { machine: machine.id, file, export: name, events, eventsAreProposed: isProposed, ...checked };
}
