import { dialog, page } from '../page.ts';
import { Dialog } from './dialog.tsx';
import { Link } from './link.tsx';

export function Dialogs() {
  switch (dialog.value) {
    case 'help':
      return <Help />;
    case 'link':
      return <Link />;
    case 'export':
      return page.Export && <page.Export />;
    case null:
      return null;
  }
}

function Help() {
  return (
    <Dialog title="Keys">
      <dl class="keys">
        {page.keys.map(({ key, shownAs, does }) => (
          <div key={key}>
            <dt>
              <kbd>{shownAs}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
