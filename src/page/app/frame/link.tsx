import { useEffect, useRef } from 'preact/hooks';
import { link, page } from '../page.ts';
import { Dialog } from './dialog.tsx';

/** The link, where the browser does not let the page copy it. */
export function Link() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <Dialog title="Link">
      <p class="soft">It holds {page.held}. Copy it from here:</p>
      <input
        ref={field}
        type="text"
        class="mono link"
        readOnly
        aria-label="Link to this place"
        value={`${location.href.split('#')[0]}#${link.value}`}
      />
    </Dialog>
  );
}
