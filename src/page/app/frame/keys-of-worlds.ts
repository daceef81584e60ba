import { into, intoChosen, say } from '../act.ts';
import { dialog } from '../page.ts';
import { walk } from '../store.ts';
import { stopWalking, walkAgain } from '../walker.ts';
import type { Key } from './key.ts';
import { keysWith } from './keys.ts';

export const KEYS: readonly Key[] = keysWith(
  [
    {
      key: 'f',
      shownAs: 'f',
      does: 'fork: keep this future, and try another one',
      run: () => say('fork'),
    },
    { key: 'i', shownAs: 'i', does: 'into the step: one transition of the charts on', run: into },
    { key: 'I', shownAs: 'I', does: 'into the chosen step, before it is taken', run: intoChosen },
    { key: 'o', shownAs: 'o', does: 'over the rest of the step', run: () => say('over') },
  ],
  [
    {
      key: 'x',
      shownAs: 'x',
      does: 'export this path',
      run: () => {
        dialog.value = 'export';
      },
    },
    {
      key: 's',
      shownAs: 's',
      does: 'stop the walk, or walk again',
      run: () => (walk.value.status === 'walking' ? stopWalking() : walkAgain()),
    },
  ],
);
