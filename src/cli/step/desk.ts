import type { Page } from '../../show/text/page.ts';
import type { Expression } from '../../uses/step/expression.ts';
import type { Session } from '../../uses/step/session.ts';
import type { Library } from './library.ts';

/** What a person has before them: a session, what they watch in it, and what is known of its world. */
export interface Desk {
  readonly session: Session;
  readonly watched: readonly Expression[];
  readonly library: Library;
  readonly page: Page;
}

/** What comes of a command. */
export interface Reply {
  readonly text: string;
  /** What has changed of the desk; left out: nothing. */
  readonly desk?: Desk;
}
