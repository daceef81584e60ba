import { existsSync, readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { DESIGNS } from '../../machines/designs/index.ts';
import { PROPERTY_NAMES, type PropertyName } from '../../machines/properties.ts';
import type { Release } from '../../machines/releases.ts';
import { type Mistake, toProblem } from '../problem/mistake.ts';
import { formatProblem } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { isDesignFile } from '../scenario/design-for.ts';
import { readRelease } from '../scenario/release.ts';
import { shippedWorlds } from '../scenario/shipped-worlds.ts';
import { LIVEPATCH_MEMBERS, type LivepatchMember } from '../show/files/livepatch-members.ts';
import { isSuiteFormat, SUITE_FORMATS, type SuiteFormat } from '../show/suite/format-names.ts';

/** A number of steps or states. */
export function positiveInteger(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Expected a positive integer.');
}

/** A price in steps. */
export function price(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Expected a whole number, 0 or more.');
}

export function suiteFormat(text: string): SuiteFormat {
  return oneOf('format', text, Object.keys(SUITE_FORMATS).filter(isSuiteFormat));
}

/** KLPW, on the keys of a telephone. */
export const PORT = 5579;

export function portNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65535) return number;
  throw new InvalidArgumentError('Expected a port, from 0 to 65535.');
}

/** A number of bytes, such as `500M` or `3G`: K, M and G are powers of 1024. */
export function size(text: string): number {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([KMG]?)$/i.exec(text) ?? [];
  const bytes = Number(digits) * 1024 ** ' KMG'.indexOf(unit.toUpperCase() || ' ');
  if (bytes >= 1) return bytes;
  throw new InvalidArgumentError('Expected a size, such as 500M or 3G.');
}

/** A name, or a file. */
export function designName(text: string): string {
  if (isDesignFile(text)) return text;
  return oneOf('design', text, Object.keys(DESIGNS));
}

/** @param previous the names before it on the command line */
export function designNames(text: string, previous: readonly string[] = []): readonly string[] {
  if (!Object.hasOwn(DESIGNS, text) && !hasDesign(text)) refuseWorld(text);
  return [...new Set([...previous, designName(text)])];
}

/** A world has livepatches. */
function hasDesign(text: string): boolean {
  if (!isDesignFile(text) || !existsSync(text)) return false;
  return !/\.ya?ml$/.test(text) || !/^livepatches:/m.test(readFileSync(text, 'utf8'));
}

/** What stands after the names of designs is taken for one of them. */
function refuseWorld(text: string): void {
  const isWorld = existsSync(text) || shippedWorlds().some(({ name }) => name === text);
  if (isWorld) throw new InvalidArgumentError(`"${text}" is a world, and worlds go before --design.`);
  if (/[./]/.test(text)) {
    throw new InvalidArgumentError(`"${text}" looks like a file, and files go before --design.`);
  }
}

/** @param previous the names before it on the command line */
export function propertyNames(text: string, previous: readonly PropertyName[] = []): readonly PropertyName[] {
  if (/[./]/.test(text)) {
    throw new InvalidArgumentError(`"${text}" looks like a file, and files go before --property.`);
  }
  return [...new Set([...previous, oneOf('property', text, PROPERTY_NAMES)])];
}

/** @param previous the files before it on the command line */
export function fileNames(text: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, text];
}

/** Names with commas between them. */
export function memberNames(
  text: string,
  previous: readonly LivepatchMember[] = [],
): readonly LivepatchMember[] {
  return [
    ...new Set([
      ...previous,
      ...text.split(',').map(name => oneOf('member', name.trim(), LIVEPATCH_MEMBERS)),
    ]),
  ];
}

/** A release of Linux whose rules are known. */
export function release(text: string): Release {
  const read = readRelease(text);
  if ('value' in read) return read.value;
  throw new InvalidArgumentError(sentence(read.mistake));
}

function oneOf<Name extends string>(what: string, text: string, names: readonly Name[]): Name {
  const found = names.find(name => name === text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError(sentence(unknownName(what, text, names)));
}

function sentence(mistake: Mistake): string {
  return formatProblem(toProblem(mistake, {})).replace(/^./, letter => letter.toUpperCase());
}
