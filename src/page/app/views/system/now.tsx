import type { Told } from '../../../../uses/step/system/told.ts';

/** How something stands; where the step has changed it, how it was. */
export function Now({ told: { now, was } }: { readonly told: Told }) {
  if (was === null) return <span>{now}</span>;
  return (
    <span class="changed">
      <span aria-hidden="true" class="sign">
        ▸
      </span>
      <span>{now === '' ? 'no more' : now}</span>
      {was !== '' && (
        <span class="was">
          {' '}
          was <s>{was}</s>
        </span>
      )}
      {was === '' && <span class="was"> new</span>}
    </span>
  );
}
