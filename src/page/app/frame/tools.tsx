import { copyLink } from '../address.ts';
import { dialog, page } from '../page.ts';
import { switchTheme, theme } from './theme.ts';

/** What the page itself can do, whatever it is about. */
export function Tools() {
  return (
    <nav class="tools" aria-label="Page">
      <Tool name="Link" keyName="c" onClick={() => void copyLink()} />
      {page.Export && (
        <Tool
          name="Export"
          keyName="x"
          onClick={() => {
            dialog.value = 'export';
          }}
        />
      )}
      <Tool
        name="Help"
        keyName="?"
        onClick={() => {
          dialog.value = 'help';
        }}
      />
      <button type="button" class="bare" onClick={switchTheme} title={`Colours: ${theme.value}`}>
        <span aria-hidden="true" class="half" />
        <span class="unseen">Colours: {theme.value}</span>
      </button>
    </nav>
  );
}

function Tool({
  name,
  keyName,
  onClick,
}: {
  readonly name: string;
  readonly keyName: string;
  onClick(): void;
}) {
  return (
    <button type="button" class="bare tool" onClick={onClick}>
      <span class="name">{name}</span> <kbd>{keyName}</kbd>
    </button>
  );
}
