import { describe, expect, test } from 'vitest';
import { fillPage } from '../../src/page/fill.ts';

const TEMPLATE = `<meta content="connect-src 'none'"><script type="application/json" id="given"></script>`;

/** What a browser finds in the element. */
function givenIn(page: string): unknown {
  return JSON.parse(
    page.slice(page.indexOf('id="given">') + 'id="given">'.length, page.lastIndexOf('</script>')),
  );
}

describe('what the page is given', () => {
  test('stands in its element as it is, and no tag begins in it', () => {
    const scenarios = [{ name: 'x.yaml', text: 'title: </script><script>alert(1)</script><!-- $& $1' }];
    const page = fillPage(TEMPLATE, { scenarios, served: false });
    expect(givenIn(page)).toEqual({ scenarios, served: false });
    expect(page.match(/<\/?script/g)).toHaveLength(2);
    expect(page).not.toContain('<!--');
  });

  test('the page may ask its own server only where one serves it', () => {
    expect(fillPage(TEMPLATE, { scenarios: [], served: false })).toContain("connect-src 'none'");
    expect(fillPage(TEMPLATE, { scenarios: [], served: true })).toContain("connect-src 'self'");
  });
});
