import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { parseStep } from '../../../src/scenario/parse-step.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { linkOf, openLink } from '../../../src/uses/step/link.ts';
import { begin, fork, jump, type Session, take, withDesign } from '../../../src/uses/step/session.ts';
import { viewOf } from '../../../src/uses/step/view-of.ts';

const FILE = 'scenarios/sketch/upgrade.yaml';
const SOURCE = readFileSync(FILE, 'utf8');

/** As a link of format 1 was made, when there was no other; it has to open for ever. */
const OLD = readFileSync('test/uses/step/links/format-1.txt', 'utf8').trim();

function moved(session: Session, move: ReturnType<typeof take>): Session {
  if ('mistake' in move) throw new Error(move.mistake.what);
  return { ...session, ...move.value };
}

function follow(session: Session, lines: readonly string[]): Session {
  return lines.reduce((now, line) => {
    const step = parseStep(line, now.model.world);
    if ('mistake' in step) throw new Error(step.mistake.what);
    return moved(now, take(now, step.value));
  }, session);
}

function flaw(): Session {
  const design = DESIGNS['sketch'];
  if (design === undefined) throw new Error('there is no sketch');
  const start = begin(parseScenario(SOURCE, FILE), SOURCE, design);
  const there = follow(start, ['load A1 &', 'complete', 'load B2 &', 'disable B2 &', 'complete']);
  const forked = follow(moved(there, fork(moved(there, jump(there, 2)), 'other')), ['load B2']);
  return { ...moved(forked, jump(forked, 2)), inside: 4 };
}

test('a link holds the scenario, the design, the steps, the forks and the place', () => {
  const session = flaw();
  const { session: opened, shown } = openLink(linkOf(session, 'charts'));
  expect(shown).toBe('charts');
  expect(viewOf(opened)).toEqual(viewOf(session));
  expect(opened.source).toBe(SOURCE);
});

test('a link stays what it is under another design', () => {
  const design = DESIGNS['settle'];
  if (design === undefined) throw new Error('there is no settle');
  const session = withDesign(flaw(), design);
  expect(viewOf(openLink(linkOf(session, '')).session)).toEqual(viewOf(session));
});

test('what stands after the # is one word of plain letters, short enough for a mail', () => {
  const link = linkOf(flaw(), '');
  expect(link).toMatch(/^1[\w-]+$/);
  expect(link.length).toBeLessThan(1000);
});

test('a link of format 1 opens', () => {
  const { session, shown } = openLink(OLD);
  expect(shown).toBe('charts');
  expect(viewOf(session)).toEqual(viewOf(flaw()));
});

describe('what is no link', () => {
  const good = linkOf(flaw(), '');
  test.each([
    ['rubbish', 'rubbish', 'it is cut short, or something else stands there'],
    ['nothing', '', 'it is cut short, or something else stands there'],
    ['markup', '1<script>', 'it is cut short, or something else stands there'],
    ['cut short', good.slice(0, -20), 'it is cut short, or something else stands there'],
    ['a later format', `7${good.slice(1)}`, 'it has the format 7, and this klpwalk reads format 1'],
  ])('%s', (_, text, why) => {
    expect(() => openLink(text)).toThrow(`this link cannot be opened: ${why}. Ask for it again, whole.`);
  });

  test('a few letters that stand for gigabytes are not read to their end', async () => {
    const { deflateSync } = await import('fflate');
    const bomb = Buffer.from(deflateSync(new Uint8Array(16 * 2 ** 20), { level: 9 })).toString('base64url');
    expect(() => openLink(`1${bomb}`)).toThrow('it is cut short, or something else stands there');
  });
});
