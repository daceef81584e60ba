import { parseScenario } from '../../src/scenario/scenario.ts';
import { stepLine } from '../../src/scenario/step.ts';
import { Guesser, type Known } from '../../src/uses/validate/guess/guesser.ts';
import { follow, printedBy, read } from './logs.ts';

/** What is made of a log of which nobody has said the world. */
export function guessed(text: string, known: Known = {}) {
  const lines = read(text.trim().split('\n'));
  const guesser = new Guesser('a.log', known);
  const validation = follow(guesser, lines);
  const { scenario: source, assumed } = guesser.guess(validation);
  const scenario = parseScenario(source, 'made.yaml');
  const messages = lines.map(({ message }) => message).slice(0, validation.used);
  return {
    verdict: validation.verdict,
    steps: scenario.steps.map(stepLine),
    timing: validation.timing,
    isCut: validation.isCut,
    assumed,
    source,
    /** How many of the lines that fit the scenario prints, and how many there are. */
    printed: [
      printedBy({ file: '', scenario, design: guesser.design }, validation, messages),
      messages.length,
    ],
  };
}
