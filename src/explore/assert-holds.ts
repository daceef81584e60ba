import type { EventObject } from 'xstate';
import { visible } from '../problem/visible.ts';
import type { Exploration } from './explore.ts';
import { changes } from './machine/changes.ts';
import { dataText } from './machine/data-text.ts';
import { expected } from './machine/expected.ts';
import type { State } from './machine/state.ts';
import type { Stop, Verdict } from './property/verdict.ts';
import { replayed } from './replay.ts';

/**
 * Throws unless every property holds, in all states that there are. The error is the report: which do not, and a shortest
 * history of each, step by step, with what each changes.
 *
 * @param enough.depth a property that holds to so many events is taken for one that holds. Default: none is
 * @throws an Error where a property is violated, vacuous or not known to hold
 */
export function assertHolds<TEvent extends EventObject, TContext>(
  result: Exploration<TEvent, TContext>,
  enough: { readonly depth?: number } = {},
): void {
  if (!Array.isArray(result?.verdicts)) throw expected('assertHolds', 'the result of explore()', result);
  const { depth = Number.POSITIVE_INFINITY } = enough;
  const failed = result.verdicts.filter(
    verdict =>
      !(
        (verdict.verdict === 'holds' && verdict.vacuous !== true) ||
        (verdict.verdict === 'holds to depth' && (verdict.depth ?? 0) >= depth)
      ),
  );
  if (failed.length === 0) return;
  const reports = failed.map(verdict => reportOf(verdict, result));
  const error = new Error([...reports, walked(result)].join('\n\n'));
  // It leads to whoever asserts.
  Error.captureStackTrace(error, assertHolds);
  throw error;
}

function reportOf<TEvent extends EventObject, TContext>(
  verdict: Verdict<TEvent>,
  result: Exploration<TEvent, TContext>,
): string {
  const { history = [], cycle = [] } = verdict;
  const head = `Property "${visible(verdict.property)}" ${said(verdict, result.stopped)}`;
  if (verdict.history === undefined) return `${head}.`;
  const states = replayed(result, [...history, ...cycle]);
  const width = String(history.length + cycle.length).length;
  const line = (number: number, text: string) => `  ${String(number).padStart(width)}. ${text}`;
  const indent = ' '.repeat(width + 4);
  const steps = [...history, ...cycle].flatMap((event, place) => [
    ...(cycle.length > 0 && place === history.length ? ['  and from there round and round:'] : []),
    line(place + 1, eventLine(event)),
    ...changesAt(states, place).map(change => indent + change),
  ]);
  const initial = states === null ? [] : [`${indent}begins in ${stateText(states[0])}`];
  return [`${head}:`, '', ...initial, ...steps, ...choiceOf(verdict)].join('\n');
}

function said<TEvent>({ verdict, vacuous, history, cycle, depth }: Verdict<TEvent>, stopped: Stop): string {
  if (vacuous === true) return 'is vacuous: its premise holds in no state';
  if (verdict === 'unknown') return `is not known to hold: ${whyOf(stopped)}`;
  if (verdict === 'holds to depth') return `holds to ${counted(depth ?? 0, 'event')} only: ${whyOf(stopped)}`;
  if (history === undefined) return 'is violated: no such state can be reached';
  if (cycle !== undefined) return 'is violated by a run that goes on for ever';
  return history.length === 0
    ? 'is violated from the start'
    : `is violated after ${counted(history.length, 'event')}`;
}

/** How a walk has ended that says less than "holds". */
function whyOf(stopped: Stop): string {
  switch (stopped) {
    case null:
      return 'the walk has not come to an answer';
    case 'violation':
      return 'the walk stopped at the first violation';
    case 'boundary':
      return 'the walk ends at the boundary';
    case 'interrupted':
      return 'the walk was interrupted';
    case 'values':
      return 'something in the context takes values without end';
    default:
      return `the walk came to the bound of ${stopped}`;
  }
}

function changesAt(states: readonly State<unknown>[] | null, place: number): string[] {
  const [before, after] = states?.slice(place, place + 2) ?? [];
  if (before === undefined || after === undefined) return [];
  const changed = [
    ...changes(before.value, after.value, 'state'),
    ...changes(before.context, after.context, 'context'),
  ];
  return changed.length === 0 ? ['changes nothing'] : changed.map(visible);
}

function choiceOf<TEvent extends EventObject>({ lastChoice }: Verdict<TEvent>): string[] {
  if (lastChoice === undefined || lastChoice === null) return [];
  const { step, instead } = lastChoice;
  return ['', `In place of step ${step}, ${eventLine(instead)} was safe.`];
}

function stateText(state: State<unknown> | undefined): string {
  return visible(`${dataText(state?.value)}, context ${dataText(state?.context)}`);
}

function eventLine({ type, ...members }: EventObject): string {
  return visible(Object.keys(members).length === 0 ? type : `${type} ${dataText(members)}`);
}

function walked({ states, transitions, depth, closed }: Exploration<unknown>): string {
  const extent = `${counted(states, 'state')}, ${counted(transitions, 'transition')}, depth ${depth}`;
  return `(${closed ? 'all there is' : 'as far as it was walked'}: ${extent})`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
