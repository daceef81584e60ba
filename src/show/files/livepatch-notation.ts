import { type Context, initialContext } from '../../../machines/context.ts';
import type { Design } from '../../../machines/designs/design.ts';
import { isFollowed } from '../../../machines/designs/own.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import { brokenIn } from '../../../machines/properties.ts';
import type { Notation } from '../../explore/index.ts';
import { changeLine, everything } from '../../livepatch/changes.ts';
import { faultData } from '../../scenario/faults.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { formatStep, type Step, stepData } from '../../scenario/step.ts';
import { eventStep } from '../../scenario/step-event.ts';
import { designText } from '../text/design-text.ts';
import { runningText } from '../text/shell.ts';
import { LIVEPATCH_MEMBERS, livepatchMember } from './livepatch-members.ts';

/** As the reports have it: steps as scenarios have them, states as they differ from the initial one. */
export function livepatchNotation(
  { title, world }: Scenario,
  design: Design,
  closed: boolean,
): Notation<Context, KlpEvent> {
  const { hasRegistry } = design;
  const initial = new Set(everything(initialContext(world), hasRegistry).map(changeLine));
  const step = (event: KlpEvent) => (event.type === 'attempt' ? null : eventStep(event, world));
  return {
    title: `${title} (${designText(design.name, isFollowed(world))}, kernel ${world.kernel}${closed ? '' : ', not walked to its end'})`,
    event(event) {
      const taken = step(event);
      return taken === null ? event.type : stepName(taken);
    },
    eventData(event) {
      const taken = step(event);
      return taken === null ? event.type : stepData(taken);
    },
    describe: ({ context }) =>
      everything(context, hasRegistry)
        .map(changeLine)
        .filter(line => !initial.has(line)),
    broken: ({ context }) => [
      ...new Set(brokenIn({ context, world }, hasRegistry).map(({ property }) => property)),
    ],
    members: LIVEPATCH_MEMBERS.map(livepatchMember),
  };
}

/** The step in one line, with what goes wrong in it, and which tasks it finds on a CPU. */
export function stepName(step: Step): string {
  const more = circumstances(step);
  return more === null ? formatStep(step) : `${formatStep(step)} (${more})`;
}

/** What a step meets, as scenarios have it: `fault in: B2, allocation: L1TF`, `running: vcpu`. */
export function circumstances(step: Step): string | null {
  const { fault } = step;
  const parts =
    fault === null ? [] : Object.entries(faultData(fault)).map(([key, value]) => `${key}: ${value}`);
  const all = [fault === null ? null : `fault ${parts.join(', ')}`, runningText(step)];
  return all.filter(text => text !== null).join('; ') || null;
}
