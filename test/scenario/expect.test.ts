import { describe, expect, test } from 'vitest';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { complaintAbout } from '../support/complaint.ts';
import { EXAMPLE } from '../support/example.ts';

test('everything that may be expected', () => {
  expect(parseScenario(EXAMPLE, 'x.yaml').expect).toEqual({
    log: ["livepatch: enabling patch 'A1'"],
    features: { L1TF: { version: 1, owner: 'A1/vmlinux' } },
    effects: { L1TF: 1, MDS: 0 },
    enabled: ['A1'],
    settings: {},
    runs: {},
    violations: ['lost-feature'],
    holds: ['double-enable'],
  });
});

test('nothing registered is not the same as nothing said', () => {
  const expected = (text: string) =>
    parseScenario(`title: T\nlivepatches: { N: {} }\nexpect: ${text}`, 'x').expect;
  expect(expected('{ features: {} }').features).toEqual({});
  expect(expected('{}').features).toBeNull();
});

test('every property can be named', () => {
  const text = `title: T\nlivepatches: { N: {} }\nexpect: { holds: [${PROPERTY_NAMES.join(', ')}] }`;
  expect(parseScenario(text, 'x.yaml').expect.holds).toEqual(PROPERTY_NAMES);
});

test.each([
  [
    '{ features: { L1TX: { version: 1, owner: dangling } } }',
    'x.yaml:3:23: expect.features.L1TX: no feature is called "L1TX"; expected L1TF. Did you mean "L1TF"?',
  ],
  [
    '{ features: { L1TF: { version: 1, owner: A1/kvm } } }',
    'x.yaml:3:50: expect.features.L1TF.owner: "A1/kvm" can be no owner; expected one of A1/vmlinux, A1, dangling.',
  ],
  [
    '{ features: { L1TF: { version: 1, owner: danglin } } }',
    'x.yaml:3:50: expect.features.L1TF.owner: "danglin" can be no owner; expected one of A1/vmlinux, A1, dangling. Did you mean "dangling"?',
  ],
  ['{ effects: { MDS: 0 } }', 'x.yaml:3:22: expect.effects.MDS: no feature is called "MDS"; expected L1TF.'],
  [
    '{ settings: { x: 1 } }',
    'x.yaml:3:23: expect.settings.x: no setting is called "x"; expected a declared setting, and there is none.',
  ],
  [
    '{ enabled: [A2] }',
    'x.yaml:3:21: expect.enabled[0]: no livepatch is called "A2"; expected A1. Did you mean "A1"?',
  ],
  [
    '{ violations: [warning], holds: [residue, warning] }',
    'x.yaml:3:51: expect.holds[1]: warning is to be violated and to hold; expected it under violations or under holds.',
  ],
])('%s', (expected, message) => {
  expect(
    complaintAbout(`title: T\nlivepatches: { A1: { features: { L1TF: 1 } } }\nexpect: ${expected}`),
  ).toBe(message);
});

describe('whose version of a function runs', () => {
  const WORLD = `title: T
livepatches: { A: { objects: [{ name: vmlinux, functions: { f: A_f } }] }, B: {} }
expect: `;

  test('by one name, or by one for each universe', () => {
    const runs = (text: string) => parseScenario(`${WORLD}{ runs: ${text} }`, 'x').expect.runs;
    expect(runs('{ f: A }')).toEqual({ f: { patched: 'A', unpatched: 'A' } });
    expect(runs('{ f: { patched: original, unpatched: A } }')).toEqual({
      f: { patched: 'original', unpatched: 'A' },
    });
  });

  test.each([
    ['{ fn: A }', 'x.yaml:3:19: expect.runs.fn: no changed function is called "fn"; expected f.'],
    ['{ f: B }', 'x.yaml:3:22: expect.runs.f: no version of f is called "B"; expected one of A, original.'],
    [
      '{ f: { patched: A, unpatched: orginal } }',
      'x.yaml:3:47: expect.runs.f.unpatched: no version of f is called "orginal"; expected one of A, original. Did you mean "original"?',
    ],
    [
      '{ f: 3 }',
      'x.yaml:3:22: expect.runs.f: 3 is not allowed; expected a livepatch, original, or a map with patched and unpatched.',
    ],
  ])('%s', (runs, message) => {
    expect(complaintAbout(`${WORLD}{ runs: ${runs} }`)).toBe(message);
  });
});
