import type { Context } from '../../../machines/context.ts';
import { errnoName } from '../../../machines/errno.ts';
import type { Callback } from '../../../machines/observation.ts';
import type { World } from '../../../machines/world.ts';
import { mermaidText } from '../../explore/index.ts';
import { type Change, changeLine, data, effects, features, stack } from '../../livepatch/changes.ts';
import type { Microstep } from '../../livepatch/microstep.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { Step } from '../../scenario/step.ts';
import { commandOf, errorOf } from '../text/shell.ts';
import type { Account } from './account.ts';
import { circumstances } from './livepatch-notation.ts';

/**
 * A Mermaid sequence diagram: the shell, the livepatch core, the callbacks of each object of a livepatch that are
 * called in the history, and the registry where the design has one.
 */
export function* mermaidSequence(account: Account): Iterable<string> {
  const { scenario, design, subject, summary, breaches, steps } = account;
  const diagram = new Diagram(design.hasRegistry);
  const model = livepatchModel(scenario.world, design);
  for (const [index, { step, result, outcomes }] of steps.entries()) {
    const [own] = outcomes;
    const meets = circumstances(step);
    const name = `${index + 1}. ${doing(step, scenario.world)}${meets === null ? '' : ` (${meets})`}`;
    if (commandOf(step, scenario.world).startsWith('%')) diagram.message('shell', '->>', 'core', name);
    else diagram.note('core', name);
    for (const outcome of outcomes) {
      for (const microstep of model.microsteps(outcome.before, outcome.event)) diagram.show(microstep);
      diagram.endCallback(0);
      for (const line of changed(stack, outcome.before.context, outcome.after.context))
        diagram.note('core', line);
    }
    if (result === 'stuck') diagram.note('core', 'it waits for ever');
    else if (result !== 'ok' && own !== undefined) {
      const sight = { world: scenario.world, context: own.before.context };
      diagram.message('core', '--x', 'shell', errorOf(step, result, sight));
    }
  }
  for (const { property, why } of breaches) diagram.note('shell,core', `${property}: ${why}`);
  yield `sequenceDiagram\n  accTitle: ${mermaidText(`${subject}: ${scenario.title}`)}\n`;
  yield `  accDescr: ${mermaidText(summary)}\n`;
  yield* diagram.lines();
}

/** What the shell is told, or what happens by itself. */
function doing(step: Step, world: World): string {
  return step.verb === 'complete'
    ? 'the delayed work completes the transition'
    : commandOf(step, world).slice(2);
}

class Diagram {
  readonly #hasRegistry: boolean;
  /** The objects whose callbacks are called, as `PATCH/OBJECT`; a participant's name is its place. */
  readonly #objects: string[] = [];
  readonly #lines: string[] = [];
  /** The callback that runs. */
  #callback: { readonly of: string; readonly name: Callback } | null = null;

  constructor(hasRegistry: boolean) {
    this.#hasRegistry = hasRegistry;
  }

  *lines(): Iterable<string> {
    yield '  participant shell\n  participant core as livepatch core\n';
    for (const [place, object] of this.#objects.entries()) {
      yield `  participant object${place} as ${mermaidText(`callbacks of ${object}`)}\n`;
    }
    if (this.#hasRegistry) yield '  participant registry\n';
    for (const line of this.#lines) yield `  ${line}\n`;
  }

  message(from: string, arrow: string, to: string, text: string): void {
    this.#lines.push(`${from}${arrow}${to}: ${mermaidText(text)}`);
  }

  note(over: string, text: string): void {
    this.#lines.push(`note over ${over}: ${mermaidText(text)}`);
  }

  show(microstep: Microstep): void {
    const { nodes, observations } = microstep;
    const [before, after] = [microstep.before.context, microstep.after.context];
    for (const seen of observations) {
      if (seen.type === 'callback') {
        this.endCallback(0);
        const of = this.#participant(`${seen.patch}/${seen.object}`);
        this.#callback = { of, name: seen.callback };
        this.message('core', '->>+', of, seen.callback);
      }
      if (seen.type === 'violated') {
        const { property, about, detail } = seen;
        this.note(this.#callback?.of ?? 'core', `${property}, for ${about}: ${detail}`);
      }
    }
    const by = this.#callback?.of ?? null;
    for (const line of this.#hasRegistry ? changed(features, before, after) : []) {
      if (by === null) this.note('registry', line);
      else this.message(by, '->>', 'registry', line);
    }
    for (const line of [...changed(effects, before, after), ...changed(data, before, after)]) {
      if (by === null) this.note('core', line);
      else this.message(by, '->>', by, line);
    }
    // While a callback runs, its chart is at the call or below `features`.
    if (!nodes.includes('callback') && !nodes.includes('features')) this.endCallback(after.operation.result);
  }

  /** @param result what the operation would return now: that of a pre_patch, the only callback that returns a value */
  endCallback(result: number): void {
    if (this.#callback === null) return;
    const { of, name } = this.#callback;
    const value = result < 0 ? `-${errnoName(result)}` : String(result);
    this.message(of, '-->>-', 'core', name === 'pre_patch' ? `return ${value}` : 'return');
    this.#callback = null;
  }

  #participant(object: string): string {
    const known = this.#objects.indexOf(object);
    return `object${known < 0 ? this.#objects.push(object) - 1 : known}`;
  }
}

function changed(tell: (context: Context) => readonly Change[], before: Context, after: Context): string[] {
  const old = tell(before).map(changeLine);
  return tell(after)
    .map(changeLine)
    .filter((line, place) => line !== old[place]);
}
