import type { Terminal } from '../../src/cli/terminal.ts';
import { type Page, pageFor } from '../../src/show/text/page.ts';

/** A terminal that nobody watches, and that keeps what is written to it. */
export class CollectingTerminal implements Terminal {
  stdout = '';
  stderr = '';
  readonly page: Page = pageFor(undefined, false);
  readonly isWatched = false;

  readonly out = (text: string) => {
    this.stdout += text;
  };

  readonly err = (text: string) => {
    this.stderr += text;
  };
}
