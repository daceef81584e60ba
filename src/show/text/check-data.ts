import type { EventObject } from 'xstate';
import { type Verdict, written } from '../../explore/index.ts';
import type { Checked } from '../../uses/check/check.ts';

/** What `check --json` prints. */
export function checkData({ subject, result, around, obstacles, places, growth }: Checked): object {
  const { file, name, machine, events, isProposed } = subject;
  const { states, transitions, depth, seconds, stopped, note, coverage, verdicts } = result;
  return {
    machine: machine.id,
    file,
    export: name,
    events: events.map(written),
    eventsAreProposed: isProposed,
    states,
    transitions,
    depth,
    seconds,
    stopped,
    note,
    verdicts: verdicts.map(verdictData),
    coverage,
    around: around.map(written),
    obstacles,
    places: written(places),
    growth,
  };
}

/** Events may hold what JSON does not. */
function verdictData(verdict: Verdict<EventObject>): object {
  const { history, cycle, witness, lastChoice } = verdict;
  return {
    ...verdict,
    ...(history === undefined ? {} : { history: history.map(written) }),
    ...(cycle === undefined ? {} : { cycle: cycle.map(written) }),
    ...(witness === undefined ? {} : { witness: witness.map(written) }),
    ...(lastChoice == null ? {} : { lastChoice: { ...lastChoice, instead: written(lastChoice.instead) } }),
  };
}
