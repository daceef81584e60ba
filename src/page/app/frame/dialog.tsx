import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { dialog } from '../page.ts';

/** A window over the page; Escape closes it. */
export function Dialog({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    element.current?.showModal();
  }, []);
  const close = () => {
    dialog.value = null;
  };
  return (
    <dialog ref={element} class="dialog" aria-label={title} onClose={close}>
      <div class="head">
        <h2>{title}</h2>
        <button type="button" class="bare" onClick={close}>
          Close <kbd>Esc</kbd>
        </button>
      </div>
      {children}
    </dialog>
  );
}
