import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CALLS } from '../machines/body/call.ts';
import { LOOPS } from '../machines/body/loop.ts';
import { TESTS } from '../machines/body/test.ts';
import { designFor } from '../src/scenario/design-for.ts';
import { parseScenario } from '../src/scenario/scenario.ts';
import { walked } from './support/walked.ts';

const PAGE = readFileSync('docs/callbacks.md', 'utf8');

test('docs/callbacks.md has a row for each statement and each condition', () => {
  const rows = PAGE.split('\n')
    .filter(line => line.startsWith('| `'))
    .join('\n');
  for (const name of [...Object.keys(CALLS), ...Object.keys(TESTS)]) {
    expect(rows).toMatch(new RegExp(String.raw`\`${name}[\` ]`));
  }
  for (const name of Object.keys(LOOPS)) expect(rows).toContain(`\`for each ${name}:\``);
});

test('the livepatch that it shows holds, and does not with post_unpatch in place of pre_unpatch', async () => {
  const [, text = ''] = /^```yaml\n([\s\S]*?)^```$/m.exec(PAGE) ?? [];
  const violated = async (source: string) => {
    const scenario = parseScenario(source, 'x.yaml');
    return (await walked(scenario.world, designFor(scenario))).violated;
  };
  expect(await violated(text)).toEqual({});
  expect(await violated(text.replace('pre_unpatch:', 'post_unpatch:'))).toMatchObject({
    'unrestored-value': 3,
  });
});
