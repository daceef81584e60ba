import { isRelease, RELEASES, type Release } from '../../machines/releases.ts';
import type { Mistake, Read } from '../problem/mistake.ts';
import { quoted } from '../problem/quoted.ts';

const FIRST = RELEASES[0];
const LAST = RELEASES[RELEASES.length - 1] ?? FIRST;

/** What a scenario's `kernel` may be, to follow "expected ". */
export const KERNEL_EXPECTED = `a release from "${FIRST}" to "${LAST}"`;

/** @param text as it stands in the file: the quotes may be missing, and YAML reads 5.10 as the number 5.1 */
export function readRelease(text: string): Read<Release> {
  return isRelease(text) ? { value: text } : { mistake: unknownRelease(text) };
}

function unknownRelease(text: string): Mistake {
  const nearest = nearestRelease(text);
  return {
    code: 'unknown-release',
    what: `the rules of Linux ${quoted(text)} are not known`,
    expected: KERNEL_EXPECTED,
    hints: nearest === null ? [] : [`Did you mean "${nearest}"?`],
  };
}

/** By the two numbers that begin a release, whatever stands around them: `v6.12.3` is nearest to 6.12. */
function nearestRelease(text: string): Release | null {
  const [, major, minor] = /(\d{1,3})[.,](\d{1,3})/.exec(text) ?? [];
  if (major === undefined) return null;
  const distance = (release: string) => {
    const [thisMajor, thisMinor] = release.split('.');
    return Math.abs((Number(thisMajor) - Number(major)) * 100 + Number(thisMinor) - Number(minor));
  };
  return RELEASES.reduce((best, release) => (distance(release) < distance(best) ? release : best));
}
