import { isFollowed } from '../../../machines/designs/own.ts';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import { stepLine } from '../../scenario/step.ts';
import { momentOf, type Session } from '../../uses/step/session.ts';
import { propertiesOf } from '../../uses/step/truth.ts';
import { formatTyped } from '../../uses/step/typed-step.ts';
import { designFlags } from '../text/design-text.ts';
import { argument } from '../text/shell.ts';
import { type Account, breachSentence, stepCount } from './account.ts';
import { expectedEnd } from './expected-end.ts';

/** The account of the path that a session has taken, up to where it stands. */
export function pathAccount(session: Session): Account {
  const { scenario, source, design, line, place } = session;
  const taken = line.taken.slice(0, place);
  const steps = stepCount(taken);
  const breaches = propertiesOf(session).flatMap(({ name, broken }) =>
    broken === null || broken.place > place ? [] : [{ property: name, why: broken.why }],
  );
  const names = PROPERTY_NAMES.filter(name => breaches.some(({ property }) => property === name));
  const subject = names.length === 0 ? `A path of ${steps}` : names.join(', ');
  return {
    scenario,
    source,
    design,
    subject,
    headline: names.length === 0 ? `a path of ${steps}` : `${subject} after ${steps}`,
    summary:
      names.length === 0
        ? `A path of ${steps}, chosen step by step. It breaks nothing.`
        : `A path of ${steps}, chosen step by step, that breaks ${breaches.map(breachSentence).join(' ')}`,
    clause:
      names.length === 0
        ? `this path of ${steps} breaks nothing`
        : `this path of ${steps} breaks ${names.join(', ')}`,
    breaches,
    steps: taken.map(({ step, result, meanwhile, outcomes }) => ({
      step,
      line: stepLine(step),
      result,
      outcomes: [...meanwhile, ...outcomes],
    })),
    expect: expectedEnd(momentOf(session).state.context, logOf(session), names, design),
    command: [
      `printf '%s\\n' ${taken.map(({ step }) => argument(formatTyped(step))).join(' ')} |`,
      ['klpwalk step', argument(scenario.file), ...designFlags(design.name, isFollowed(scenario.world))].join(
        ' ',
      ),
    ],
  };
}

function logOf({ line, place }: Session): string[] {
  return line.taken
    .slice(0, place)
    .flatMap(({ meanwhile, outcomes }) => [...meanwhile, ...outcomes].flatMap(outcome => outcome.log));
}
