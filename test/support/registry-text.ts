import type { Context } from '../../machines/context.ts';
import { ownerText } from '../../machines/words/owner.ts';

/** Registry and effects in one line: `S 1 A/vmlinux, on 1; T -, off`. */
export function registryText({ features, effects }: Context): string {
  return Object.entries(features)
    .map(([id, { version, owner }]) => {
      const effect = effects[id] ?? 0;
      return `${id} ${version === 0 ? '-' : `${version} ${ownerText(owner)}`}, ${effect === 0 ? 'off' : `on ${effect}`}`;
    })
    .join('; ');
}
