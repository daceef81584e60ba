import { useRef } from 'preact/hooks';
import { isRefused, message, page } from '../page.ts';

/** Steps and commands as they are typed in the terminal; beside it, what has just happened. */
export function CommandLine() {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      class="command"
      onSubmit={event => {
        event.preventDefault();
        const line = field.current?.value.trim() ?? '';
        if (field.current !== null) field.current.value = '';
        if (line !== '') page.say(line);
        field.current?.blur();
      }}
    >
      <label class="mono">
        <span aria-hidden="true" class="prompt">
          ›
        </span>
        <span class="unseen">A step or a command</span>
        <input
          id="command"
          ref={field}
          type="text"
          class="mono"
          autocomplete="off"
          spellcheck={false}
          placeholder={page.lists.value.choices[0]?.line ?? 'help'}
        />
        <kbd>e</kbd>
      </label>
      <p class="said" role="status" aria-live="polite" data-refused={isRefused.value}>
        {message.value}
      </p>
    </form>
  );
}
