import type { Setting } from '../../scenario/setting.ts';
import type { TestResult } from '../../uses/lab/run-suite.ts';
import { labResultText } from '../text/lab.ts';
import { pageFor, paragraph } from '../text/page.ts';
import { mailHead } from './mail-head.ts';

/** 72 columns, no colour. */
const PAGE = pageFor(undefined, false);

/**
 * A mail about a history in which a real kernel did otherwise than the model says: each step, what is unlike, and what the
 * kernel printed, so that whoever reads it needs nothing else.
 *
 * @param release of the kernel
 * @param console the guest's log, as it came
 * @param command shows it again
 */
export function labMail(
  { scenario, design }: Setting,
  {
    result,
    release,
    console,
    command,
  }: {
    readonly result: TestResult;
    readonly release: string;
    readonly console: string;
    readonly command: string;
  },
): string {
  const differing = result.run?.steps.findIndex(({ verdict }) => verdict === 'differs') ?? -1;
  const step = result.run?.steps[differing]?.line ?? '';
  const body = [
    paragraph(
      PAGE,
      '',
      `On Linux ${release} this history ends otherwise than the model of klpwalk says, in step ${differing + 1}: ${step}. ` +
        'One of the two is wrong. No step can be left out of it.',
    ),
    paragraph(PAGE, '', `${scenario.title}, with the callbacks of design ${design.name}:`),
    labResultText(PAGE, { ...result, log: null }, true).trimEnd(),
    `To run it again:\n\n  ${command}`,
    `What the kernel printed:\n\n${console.replaceAll(/\r/g, '').trimEnd()}`,
  ];
  return `${mailHead(`klpwalk: Linux ${release} and its model part at "${step}": ${scenario.title}`)}${body.join('\n\n')}\n`;
}
