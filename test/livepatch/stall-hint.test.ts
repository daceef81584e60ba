import { expect, test } from 'vitest';
import { judged } from '../support/judged.ts';

const world = (until: string) => `
title: T
livepatches: { P: { objects: [{ name: vmlinux, functions: { f: P_f } }] } }
tasks: [{ name: reader, in: f, blocked: false${until} }]
`;

test('who makes a task stay for ever is told that a stall needs no such task', async () => {
  const { hint, verdict } = await judged(world(', until: never'), 'none');
  expect(verdict).toBe('violated');
  expect(hint).toBe(
    'reader has until: never, and whatever waits for it waits for ever. Where a stall is meant, leave until out: it is among the histories all the same',
  );
});

test('nobody else is', async () => {
  expect((await judged(world(''), 'none')).hint).toBeNull();
  expect((await judged(world(', until: never'), 'none', {}, ['deadlock'])).hint).toBeNull();
});
