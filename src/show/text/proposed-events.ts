import { type Page, paragraph } from './page.ts';

/** What is said of events that were taken from the machine's own `on` keys; nothing where somebody has listed them. */
export function proposedEvents(page: Page, isProposed: boolean): string[] {
  if (!isProposed) return [];
  return [
    paragraph(
      page,
      '',
      'Events carry nothing, as nobody has said what they carry (--events, or an export called events).',
    ),
  ];
}
