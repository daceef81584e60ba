// Writes scenarios/schema.json, by which editors complete and check scenario files.
import { writeFileSync } from 'node:fs';
import { scenarioJsonSchema } from '../src/scenario/schema/json-schema.ts';

writeFileSync(new URL('../scenarios/schema.json', import.meta.url), scenarioJsonSchema());
