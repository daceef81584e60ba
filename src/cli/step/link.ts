import { linkOf } from '../../uses/step/link.ts';
import type { Desk, Reply } from './desk.ts';

/** `link`: one line, without the spaces before it that other answers have, since it is to be copied; `klpwalk step LINK` opens it. */
export function link({ session }: Desk): Reply {
  return { text: `#${linkOf(session, '')}` };
}
