import type { Explanation } from '../../livepatch/explanation.ts';
import type { JudgedWorld } from '../../livepatch/judged-world.ts';
import { stepData } from '../../scenario/step.ts';

/** What an exploration has shown, as `explore --json` prints it. */
export function explorationData({
  file,
  title,
  design,
  kernel,
  verdict,
  exploration,
  properties,
  reached,
  ignored,
  notModelled,
}: JudgedWorld) {
  const { states, transitions, depth, seconds, stopped, symmetry, coverage } = exploration;
  const violations = properties.flatMap(({ property, violation }) =>
    violation === null
      ? []
      : [
          {
            property,
            length: violation.history.length,
            steps: violation.history.map(({ step }) => stepData(step)),
            why: violation.why,
            ...(violation.explanation && explanationData(violation.explanation)),
          },
        ],
  );
  const verdicts = Object.fromEntries(properties.map(({ property, verdict }) => [property, verdict]));
  return {
    file,
    title,
    design,
    kernel,
    verdict,
    states,
    transitions,
    depth,
    seconds,
    stopped,
    symmetry,
    properties: verdicts,
    violations,
    vacuous: properties.flatMap(({ property, vacuous }) => (vacuous === null ? [] : [property])),
    neverHandedOn: exploration.neverHandedOn,
    ...(ignored.length === 0 ? {} : { ignored }),
    ...(notModelled.length === 0 ? {} : { notModelled }),
    ...(reached && {
      reach: {
        aim: reached.aim,
        verdict: reached.verdict,
        ...(reached.history && {
          length: reached.history.length,
          steps: reached.history.map(({ step }) => stepData(step)),
        }),
      },
    }),
    ...(coverage && { coverage }),
  };
}

/** With steps as a scenario writes them. */
function explanationData({ violating, pointOfNoReturn, lastChoice }: Explanation) {
  return {
    violating,
    pointOfNoReturn,
    lastChoice: lastChoice && { step: lastChoice.step, instead: stepData(lastChoice.instead) },
  };
}
