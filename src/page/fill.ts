/** A scenario that the page has inside. */
export interface Inside {
  /** As the page lists it, such as `sketch/upgrade`. */
  readonly name: string;
  readonly text: string;
}

/** What a page is given beside the shipped scenarios. */
export interface Given {
  /** The first is what the page opens with. */
  readonly scenarios: readonly Inside[];
  readonly served: boolean;
}

const GIVEN = '<script type="application/json" id="given">';
const ALONE = "connect-src 'none'";
const SERVED = "connect-src 'self'";

/** The page with the scenarios in it; `served`: it may ask its own server, and nobody else, what has changed. */
export function fillPage(template: string, given: Given): string {
  const [before = '', after = ''] = template.split(GIVEN);
  const page = `${before}${GIVEN}${asJson(given)}${after}`;
  return given.served ? page.replace(ALONE, SERVED) : page;
}

/** JSON that can stand in a script element: no tag begins in it. */
export function asJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
