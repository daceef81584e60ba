import { news, view } from './store.ts';

/** What the worker is at before there is anything to be seen, or why there is nothing. */
export function Opening() {
  if (view.value !== null) return null;
  return (
    <p class="news" role="status">
      {news.value}
    </p>
  );
}
