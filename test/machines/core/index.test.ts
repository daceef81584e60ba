import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Chart, listOf } from '../../../machines/core/chart.ts';
import { CHARTS } from '../../../machines/core/index.ts';
import { SLOTS } from '../../../machines/core/slots.ts';
import { livepatch } from '../../../machines/livepatch.ts';

/** Each state of a chart, those inside of others too. */
function statesOf({ states = {} }: Chart): Chart[] {
  return Object.values(states).flatMap(state => [state, ...statesOf(state)]);
}

const STATES = [livepatch, ...Object.values(CHARTS)].flatMap(statesOf);

test('each chart stands in another one', () => {
  expect(new Set(STATES.flatMap(({ chart = [] }) => chart))).toEqual(new Set(Object.keys(CHARTS)));
});

test('each slot is somewhere in the core', () => {
  expect(new Set(STATES.flatMap(({ slot = [] }) => slot))).toEqual(new Set(Object.keys(SLOTS)));
});

test('what pre-patch, post-patch, pre-unpatch, post-unpatch, revert and takeover do is a file each', () => {
  const files = readdirSync('machines/core');
  for (const name of ['pre-patch', 'post-patch', 'pre-unpatch', 'post-unpatch', 'revert', 'takeover']) {
    expect(files).toContain(`${name}.ts`);
  }
});

test.each(Object.entries(CHARTS))('%s mirrors functions, and ends', (_, chart) => {
  expect(listOf(chart.mirrors)).not.toEqual([]);
  expect(statesOf(chart).some(({ type }) => type === 'final')).toBe(true);
});

test('machines/ imports nothing but itself', () => {
  const files = readdirSync('machines', { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  );
  for (const file of files) {
    const imported = [...readFileSync(`machines/${file}`, 'utf8').matchAll(/from '(.*?)'/g)].map(
      ([, from = '']) => from,
    );
    expect(imported.filter(from => !from.startsWith('.') || from.includes('src/'))).toEqual([]);
  }
});
