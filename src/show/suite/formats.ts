import type { KlpEvent } from '../../../machines/events.ts';
import type { Test } from '../../generate/index.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { GeneratedSuite } from '../../uses/generate/generate.ts';
import { itfOf } from '../files/livepatch-itf.ts';
import { scenarioYaml } from '../files/scenario-yaml.ts';
import type { SuiteFile } from '../files/suite-file.ts';
import { type TestAccount, testAccount, testName, worldName } from '../files/test-account.ts';
import { selftestFiles } from '../selftest/selftest.ts';
import type { SuiteFormat } from './format-names.ts';
import { suiteKtap } from './ktap.ts';
import { suiteVitest } from './vitest.ts';

/**
 * The files of a suite. Names are those of the scenario and of the test.
 *
 * @param source the text of the scenario's file
 */
export function suiteFiles(generated: GeneratedSuite, source: string, format: SuiteFormat): SuiteFile[] {
  const { scenario, design, suite } = generated;
  const model = livepatchModel({ ...scenario.world, attempt: null }, design);
  const accountOf = (test: Test<KlpEvent>) => testAccount(generated, source, model, test);
  const each = (extension: string, write: (account: TestAccount) => Iterable<string>): SuiteFile[] =>
    suite.tests.map((test, place) => ({
      name: `${testName(scenario.file, place + 1, suite.tests.length)}${extension}`,
      chunks: later(() => write(accountOf(test))),
    }));
  const all = function* () {
    for (const test of suite.tests) yield accountOf(test);
  };
  switch (format) {
    case 'selftest':
      return selftestFiles(generated);
    case 'scenario':
      return each('.yaml', scenarioYaml);
    case 'itf':
      return each('.itf.json', itfOf);
    case 'ktap':
      return [{ name: `${worldName(scenario.file)}.ktap`, chunks: suiteKtap(suite.tests.length, all()) }];
    case 'vitest':
      return suiteVitest(generated, worldName(scenario.file), all());
  }
}

function* later(chunks: () => Iterable<string>): Iterable<string> {
  yield* chunks();
}
