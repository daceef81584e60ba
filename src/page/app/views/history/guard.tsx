import type { AskedGuard } from '../../../path-view.ts';

/** A guard of the charts, and whether it holds: a full diamond, or an empty one. */
export function Guard({ guard: { guard, holds } }: { readonly guard: AskedGuard }) {
  return (
    <span class="guard" data-holds={holds} title={holds ? 'holds' : 'does not hold'}>
      <span aria-hidden="true">{holds ? '◆' : '◇'} </span>
      <code>{guard}</code>
      <span class="unseen">{holds ? ' holds' : ' does not hold'}</span>
    </span>
  );
}
