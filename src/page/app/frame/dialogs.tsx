import { dialog } from '../store.ts';
import { Dialog } from './dialog.tsx';
import { Export } from './export.tsx';
import { KEYS } from './keys.ts';
import { Link } from './link.tsx';

export function Dialogs() {
  switch (dialog.value) {
    case 'help':
      return <Help />;
    case 'link':
      return <Link />;
    case 'export':
      return <Export />;
    case null:
      return null;
  }
}

function Help() {
  return (
    <Dialog title="Keys">
      <dl class="keys">
        {KEYS.map(({ key, shownAs, does }) => (
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
