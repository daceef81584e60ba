import type { World } from '../../machines/world.ts';
import type { WorldVerdict } from './explore-world.ts';

/**
 * What to do where a task was to make a transition stall, and so no way leads back: a sentence, without its full stop.
 * `null`: nothing.
 */
export function stallHint({ tasks }: World, verdicts: readonly WorldVerdict[]): string | null {
  const staying = Object.keys(tasks).filter(name => tasks[name]?.leaves === 'never');
  const isLost = verdicts.some(
    ({ property, verdict }) => property === 'no-way-back' && verdict === 'violated',
  );
  if (staying.length === 0 || !isLost) return null;
  const [has, it] = staying.length === 1 ? ['has', 'it'] : ['have', 'them'];
  return `${staying.join(', ')} ${has} until: never, and whatever waits for ${it} waits for ever. Where a stall is meant, leave until out: it is among the histories all the same`;
}
