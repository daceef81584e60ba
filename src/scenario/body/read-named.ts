import type { About } from '../../../machines/body/about.ts';
import type { Named } from '../../../machines/body/statement.ts';
import type { Value } from '../../../machines/value.ts';
import type { Mistake, Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf, unknownName } from '../../problem/unknown-name.ts';
import { NAME, NAME_EXPECTED } from '../name.ts';
import type { BodyScope, Within } from './body-scope.ts';

/** What statements know of a call or a test. */
interface Known {
  readonly about: About;
  readonly value?: true;
}

/** A call or a test, by its words, and what it is about. */
export interface Phrase<Name extends string> {
  readonly name: Name;
  readonly named: Named;
}

/**
 * Reads `klp_shadow_alloc ID` or `set NAME VALUE`: the words of `known`, and what they are about.
 *
 * @param within the loops that it stands in
 */
export function readNamed<Name extends string>(
  text: string,
  known: Readonly<Record<Name, Known>>,
  scope: BodyScope,
  within: Within,
): Read<Phrase<Name>> {
  const words = text.split(/\s+/);
  for (let length = words.length; length > 0; length -= 1) {
    const name = words.slice(0, length).join(' ');
    if (!isKey(known, name)) continue;
    const named = namedBy(name, words.slice(length), known[name], scope, within);
    return 'mistake' in named ? named : { value: { name, named: named.value } };
  }
  const names = Object.keys(known);
  return {
    mistake: {
      code: 'unknown-statement',
      what: quoted(text),
      expected: oneOf(names),
      hints: didYouMean(nearWords(words, names), names),
    },
  };
}

/** As many words as the nearest name may have: what follows them is a name of the writer's own. */
function nearWords(words: readonly string[], names: readonly string[]): string {
  const lengths = [2, 1, words.length];
  const length = lengths.find(count => didYouMean(words.slice(0, count).join(' '), names).length > 0);
  return words.slice(0, length).join(' ');
}

function namedBy(
  name: string,
  words: readonly string[],
  { about, value: hasValue }: Known,
  scope: BodyScope,
  within: Within,
): Read<Named> {
  const last = hasValue ? words.at(-1) : undefined;
  if (hasValue && last === undefined) return wrong(`${name} says no value`, valueExpected(name, about));
  if (name === 'version at least' && !/^\d{1,9}$/.test(last ?? ''))
    return wrong(`${quoted(last)} is no version`, 'a positive integer');
  const value = last === undefined ? {} : { value: valueIn(last) };
  if (hasValue && about === 'setting' && words.length === 1)
    return wrong(`${name} says no name or no value`, valueExpected(name, about));
  const [subject, extra] = hasValue ? words.slice(0, -1) : words;
  if (extra !== undefined)
    return wrong(`${quoted(extra)} is a word too many`, `${name} and what it is about`);
  const found = subjectOf(name, about, subject, scope, within);
  if ('mistake' in found) return found;
  return { value: { ...(found.value === undefined ? {} : { about: found.value }), ...value } };
}

function valueExpected(name: string, about: About): string {
  return about === 'setting' ? `${name} NAME VALUE` : `${name} NUMBER`;
}

/** Digits are a number. */
function valueIn(text: string): Value {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function subjectOf(
  name: string,
  about: About,
  subject: string | undefined,
  { livepatch }: BodyScope,
  within: Within,
): Read<string | undefined> {
  switch (about) {
    case 'nothing':
      return subject === undefined
        ? { value: undefined }
        : wrong(`${quoted(subject)} is a word too many`, name);
    case 'feature':
      return featureOf(name, subject, livepatch, within);
    case 'object':
      if (subject === undefined) return wrong(`${name} names no object`, `${name} OBJECT`);
      return livepatch === null || livepatch.objects.includes(subject)
        ? { value: subject }
        : { mistake: unknownName(`object of ${livepatch.name}`, subject, livepatch.objects) };
    case 'setting':
      if (livepatch === null) return wrong(`a design knows no setting`, 'it in the callbacks of a livepatch');
      if (subject === undefined) return wrong(`${name} names no setting`, `${name} NAME`);
      return livepatch.settings.includes(subject)
        ? { value: subject }
        : { mistake: unknownName('setting', subject, livepatch.settings) };
    case 'shadow variable':
      if (livepatch === null)
        return wrong(`a design knows no shadow variable`, 'it in the callbacks of a livepatch');
      if (within.includes('shadow variable')) return ofTheLoop(name, subject, 'a shadow variable');
      if (subject === undefined) return wrong(`${name} names no shadow variable`, `${name} ID`);
      return NAME.test(subject) ? { value: subject } : wrong(`${quoted(subject)} is no id`, NAME_EXPECTED);
  }
}

/** A livepatch with one feature need not name it. */
function featureOf(
  name: string,
  subject: string | undefined,
  livepatch: BodyScope['livepatch'],
  within: Within,
): Read<string | undefined> {
  if (within.includes('feature')) {
    return ofTheLoop(name, subject, 'a feature');
  }
  if (livepatch === null) return wrong(`${name} stands in no loop`, 'it within for each feature');
  const { features } = livepatch;
  const [only, another] = features;
  if (subject === undefined) {
    return only !== undefined && another === undefined
      ? { value: only }
      : wrong(
          `it does not say which feature`,
          features.length === 0
            ? `features of ${livepatch.name}, and there are none`
            : features.map(feature => `${name} ${feature}`).join(' or '),
        );
  }
  return features.includes(subject)
    ? { value: subject }
    : { mistake: unknownName(`feature of ${livepatch.name}`, subject, features) };
}

function ofTheLoop(name: string, subject: string | undefined, what: string): Read<undefined> {
  return subject === undefined
    ? { value: undefined }
    : wrong(`${quoted(subject)} stands in a loop, which is at ${what} already`, `${name} alone`);
}

function wrong(what: string, expected: string): { readonly mistake: Mistake } {
  return { mistake: { code: 'wrong-statement', what, expected } };
}

function isKey<Key extends string>(record: Readonly<Record<Key, unknown>>, text: string): text is Key {
  return Object.hasOwn(record, text);
}
