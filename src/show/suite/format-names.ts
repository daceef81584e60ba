/** The forms in which a suite is written. */
export const SUITE_FORMATS = {
  selftest:
    'a folder of kernel selftests: a script, the modules and their Makefile, to be run without klpwalk',
  scenario: 'a scenario file a test, with `steps` and `expect`, for klpwalk simulate and klpwalk lab',
  itf: 'a trace a test, in the format of Apalache and Quint',
  ktap: 'the plan of the suite, with the steps of each test',
  vitest: 'tests over a system of your own, which a file beside them drives',
} as const;

export type SuiteFormat = keyof typeof SUITE_FORMATS;

export function isSuiteFormat(text: string): text is SuiteFormat {
  return Object.hasOwn(SUITE_FORMATS, text);
}
