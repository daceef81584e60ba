import type { Checked } from '../../uses/check/check.ts';

/** What `check --json` prints. */
export function checkData({ subject, result, around, places, growth }: Checked): object {
  const { file, name, machine, events, isProposed } = subject;
  const { states, transitions, depth, seconds, stopped, coverage, verdicts } = result;
  return {
    machine: machine.id,
    file,
    export: name,
    events,
    eventsAreProposed: isProposed,
    states,
    transitions,
    depth,
    seconds,
    stopped,
    verdicts,
    coverage,
    around,
    places,
    growth,
  };
}
