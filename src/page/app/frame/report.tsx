import { signal } from '@preact/signals';
import type { PlaceView, StepView } from '../../../uses/step/view.ts';
import { view, walk } from '../store.ts';
import './report.css';

const isPrinted = signal(matchMedia('print').matches);
for (const [event, value] of [
  ['beforeprint', true],
  ['afterprint', false],
] as const) {
  addEventListener(event, () => {
    isPrinted.value = value;
  });
}
matchMedia('print').addEventListener('change', ({ matches }) => {
  isPrinted.value = matches;
});

/** What is printed: the path with all that each step did, what it broke, and how things stand at the place. */
export function Report() {
  const now = view.value;
  if (now === null || !isPrinted.value) return null;
  const { title, about, file, design, kernel, path, place, facts } = now;
  const taken = path.slice(0, place);
  return (
    <article class="report">
      <h1>{title}</h1>
      <p class="soft">
        <code>{file}</code>, design <code>{design}</code>, kernel <code>{kernel}</code>
        {walk.value.states > 0 && `; ${extent()}`}
      </p>
      {about !== null && <p>{about}</p>}
      <h2>{place === 1 ? 'One step' : `${place} steps`}</h2>
      <ol>
        {taken.map((step, at) => (
          <Step key={at} step={step} />
        ))}
      </ol>
      <h2>How things stand then</h2>
      <dl>
        {facts.map(({ what, now }) => (
          <div key={what}>
            <dt>
              <code>{what}</code>
            </dt>
            <dd>{now}</dd>
          </div>
        ))}
      </dl>
      <h2>What holds</h2>
      <Broken view={now} />
    </article>
  );
}

function extent(): string {
  const { status, states, transitions, depth } = walk.value;
  return `${status}: ${states.toLocaleString('en')} states, ${transitions.toLocaleString('en')} transitions, depth ${depth}`;
}

interface StepProps {
  readonly step: StepView;
}

function Step({ step: { line, result, reasons, callbacks, changes, log, violations } }: StepProps) {
  return (
    <li>
      <code class="line">{line}</code> {result === 'stuck' && 'waits for ever'}
      {reasons.map(reason => (
        <p key={reason}>{reason}.</p>
      ))}
      {violations.map(({ property, why }) => (
        <p key={property} class="broken">
          ✕ {property}: {why}.
        </p>
      ))}
      {callbacks.length > 0 && <p>callbacks: {callbacks.join(', ')}</p>}
      {changes.map(change => (
        <p key={change}>{change}</p>
      ))}
      {log.length > 0 && <pre>{log.join('\n')}</pre>}
    </li>
  );
}

function Broken({ view: { properties, place } }: { readonly view: PlaceView }) {
  const broken = properties.filter(property => property.broken !== null && property.broken.place <= place);
  const rest = properties.filter(property => !broken.includes(property)).map(({ name }) => name);
  return (
    <ul>
      {broken.map(({ name, rule, broken }) => (
        <li key={name}>
          <p>
            <span class="broken">
              ✕ <code>{name}</code>
            </span>
            , first at step {broken?.place}: {broken?.why}. The rule: {rule}.
          </p>
        </li>
      ))}
      {rest.length > 0 && <li>Not broken on this path: {rest.join(', ')}.</li>}
    </ul>
  );
}
