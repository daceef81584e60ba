import { count } from '../../../show/text/count.ts';
import { Tools } from '../../app/frame/tools.tsx';
import { view } from './store.ts';

/** Which machine it is, and how much of it is known. */
export function Header() {
  const now = view.value;
  if (now === null) return null;
  const { title, file, walk } = now;
  const { states, transitions, depth, why, isProposed } = walk;
  const extent = `${count(states, 'state')}, ${count(transitions, 'transition')}, depth ${depth}`;
  return (
    <header class="header">
      <h1 class="mono mark">klpwalk</h1>
      <span class="subject mono" title={file}>
        {title}
      </span>
      <output class="walked" data-status={why === null ? 'closed' : 'stopped'} title={why ?? ''}>
        <span class="sign" aria-hidden="true" />
        <span class="mono">{why === null ? 'closed' : 'stopped'}</span>
        <span class="soft count">{extent}</span>
      </output>
      {isProposed && (
        <span class="about" title="Nobody said what they carry: --events, or an export called events">
          events without payloads
        </span>
      )}
      <Tools />
    </header>
  );
}
