import type { EventObject } from 'xstate';
import { eventLine } from '../../subject/event-line.ts';
import { type Page, paragraph } from './page.ts';

/** The events of a way, a line each, numbered. @param before how many have come before */
export function wayLines(page: Page, way: readonly EventObject[], before = 0): string[] {
  const digits = String(before + way.length).length;
  return way.map((event, place) =>
    paragraph(page, `  ${String(before + place + 1).padStart(digits + 2)}. `, eventLine(event)),
  );
}
