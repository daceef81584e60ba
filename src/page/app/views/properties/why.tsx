import type { PropertyView } from '../../../../uses/step/view.ts';

/** The rule, what its terms come to here, and how it was broken. */
export function Why({ property, place }: { readonly property: PropertyView; readonly place: number }) {
  const { name, rule, broken, terms, along } = property;
  const subjects = new Set(terms.map(({ subject }) => subject));
  return (
    <div class="why">
      <p>
        <code>{name}</code>: {rule}.
      </p>
      {subjects.size > 0 && along[place] !== 'open' && (
        <ul class="terms" aria-label="Its terms here">
          {terms.map(({ subject, says, holds }) => (
            <li key={`${subject} ${says}`} data-holds={holds}>
              <span aria-hidden="true">{holds ? '◆' : '✕'}</span> {says}
              <span class="unseen">{holds ? ': yes' : ': no'}</span>
            </li>
          ))}
        </ul>
      )}
      {broken !== null && (
        <p class="broken">
          <span aria-hidden="true">✕</span> Broken at step {broken.place}: {broken.why}.
        </p>
      )}
    </div>
  );
}
