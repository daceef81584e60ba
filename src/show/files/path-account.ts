import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import { finalState } from '../../livepatch/final-state.ts';
import { stepLine } from '../../scenario/step.ts';
import { momentOf, type Session } from '../../uses/step/session.ts';
import { propertiesOf } from '../../uses/step/truth.ts';
import { formatTyped } from '../../uses/step/typed-step.ts';
import { argument } from '../text/shell.ts';
import { type Account, breachSentence, stepCount } from './account.ts';

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
    expect: expectationOf(session, names),
    command: [
      `printf '%s\\n' ${taken.map(({ step }) => argument(formatTyped(step))).join(' ')} |`,
      `klpwalk step ${argument(scenario.file)} --design ${design.name}`,
    ],
  };
}

/** What `simulate` is to find at the end. It does not come by what is true of all histories. */
function expectationOf(
  session: Session,
  broken: readonly (typeof PROPERTY_NAMES)[number][],
): Account['expect'] {
  const { line, place, design } = session;
  const { enabled, features, effects } = finalState(momentOf(session).state.context);
  const log = line.taken
    .slice(0, place)
    .flatMap(({ meanwhile, outcomes }) => [...meanwhile, ...outcomes].flatMap(outcome => outcome.log));
  const violations = broken.filter(name => name !== 'deadlock' && name !== 'no-way-back');
  return {
    ...(violations.length === 0 ? {} : { violations }),
    enabled: [...enabled],
    ...(design.hasRegistry ? { features: { ...features } } : {}),
    effects: { ...effects },
    log,
  };
}
