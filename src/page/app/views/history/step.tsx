import type { StepView } from '../../../../uses/step/view.ts';

interface StepProps {
  readonly step: StepView | undefined;
}

/** When it began, and that it never ends. */
export function Beside({ step }: StepProps) {
  if (step === undefined) return null;
  return (
    <>
      {step.at > 0 && <span class="at mono">{step.at} s</span>}
      {step.result === 'stuck' && <code class="result">waits for ever</code>}
    </>
  );
}

/** What it did. */
export function Below({ step }: StepProps) {
  if (step === undefined) return null;
  const { callbacks, changes, reasons } = step;
  if (callbacks.length + changes.length + reasons.length === 0)
    return <p class="did faint">nothing changed</p>;
  return (
    <ul class="did">
      {callbacks.map((callback, at) => (
        <li key={`callback ${at}`} class="called">
          <code>{callback}</code>
        </li>
      ))}
      {[...changes, ...reasons].map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
