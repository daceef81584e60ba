import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { mail } from '../../../src/show/files/mail.ts';
import { breaking, ODD, text, walked } from '../../support/exported-walk.ts';

describe('a mail', () => {
  test('is plain text of 72 columns with a subject', async () => {
    const { broken } = await walked('scenarios/sketch/upgrade.yaml');
    const written = text(mail(breaking(broken, 'lost-feature')));
    await expect(written).toMatchFileSnapshot('golden/upgrade-lost-feature.eml');
    const read = await PostalMime.parse(written);
    expect(read.subject).toBe(
      'klpwalk: lost-feature after 5 steps: An upgrade of a feature, and a livepatch that does not know it',
    );
    expect(read.html).toBeUndefined();
    const lines = (read.text ?? '').split('\n').filter(line => !/^ *\| /.test(line));
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(72);
    expect(lines).toContain('  5. complete');
  });

  test('keeps a title of any text in one header field', async () => {
    const title = `Ž 😀 ${'a long title '.repeat(20)}\nBcc: someone\n\nbody ${ODD}`;
    const { broken } = await walked('odd.yaml', 'sketch', `title: ${JSON.stringify(title)}\n${STACKED}`);
    const written = text(mail(breaking(broken, 'lost-feature')));
    const [header = ''] = written.split('\n\n');
    expect(Math.max(...header.split('\n').map(line => line.length))).toBeLessThanOrEqual(76);
    expect(header).toMatch(/^[\n -~]*$/);
    const read = await PostalMime.parse(written);
    expect(read.subject).toBe(`klpwalk: lost-feature after 6 steps: ${title.replaceAll(/\s+/g, ' ')}`);
    expect(read.bcc).toBeUndefined();
  });
});

const STACKED = `livepatches:
  A: { replace: false, features: { L1TF: 1 } }
  B: { replace: false, features: { L1TF: 1 } }
`;
