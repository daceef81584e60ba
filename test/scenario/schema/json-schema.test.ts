import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scenarioJsonSchema } from '../../../src/scenario/schema/json-schema.ts';

const FILE = new URL('../../../scenarios/schema.json', import.meta.url);
const COMMAND = 'npm run schema';

test('the committed JSON Schema is the emitted one', () => {
  expect(readFileSync(FILE, 'utf8'), `to write it again: ${COMMAND}`).toBe(scenarioJsonSchema());
});

test('it has a title, and no $id that editors would try to fetch', () => {
  expect(JSON.parse(scenarioJsonSchema())).toMatchObject({
    title: 'klpwalk scenario',
    additionalProperties: false,
  });
  expect(scenarioJsonSchema()).not.toContain('"$id"');
});

test('every key of a scenario is described', () => {
  const { properties } = JSON.parse(scenarioJsonSchema());
  for (const [key, schema] of Object.entries(properties)) expect(schema, key).toHaveProperty('description');
});
