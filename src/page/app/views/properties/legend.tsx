import { SIGNS, TRUTHS } from './cell.tsx';

/** What the signs of the grid mean. */
export function Legend() {
  const signs = [TRUTHS.holds, TRUTHS.open, SIGNS['last choice'], SIGNS['no return'], SIGNS.decisive];
  return (
    <ul class="legend" aria-hidden="true">
      {signs.map(({ text, word }) => (
        <li key={word}>
          <span class="mono">{text}</span> {word}
        </li>
      ))}
    </ul>
  );
}
