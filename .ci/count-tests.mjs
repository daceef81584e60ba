// Prints how many tests have passed and failed, from what Vitest's reporter `json` has written.
import { existsSync, readFileSync } from 'node:fs';

const reports = process.argv
  .slice(2)
  .filter(existsSync)
  .map(file => JSON.parse(readFileSync(file, 'utf8')));
const sum = count => reports.reduce((before, report) => before + count(report), 0);
const passed = sum(({ numPassedTests }) => numPassedTests);
const failed = sum(({ numFailedTests }) => numFailedTests);
// A file that cannot be read has failed without a test.
const broken = sum(
  ({ testResults }) =>
    testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .length,
);
console.log(`${passed} passed, ${failed + broken} failed`);
