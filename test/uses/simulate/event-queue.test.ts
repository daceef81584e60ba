import { expect, test } from 'vitest';
import { EventQueue } from '../../../src/uses/simulate/event-queue.ts';

test('events run by time, then by priority, then in the order of scheduling', () => {
  const queue = new EventQueue();
  const ran: string[] = [];
  const schedule = (time: number, priority: number, name: string) =>
    queue.schedule(time, priority, () => ran.push(`${name} at ${queue.now}`));
  schedule(2, 0, 'late');
  schedule(1, 1, 'work');
  schedule(1, 0, 'first step');
  schedule(1, 0, 'second step');
  schedule(0.5, 9, 'early');
  queue.run(2);
  expect(ran).toEqual(['early at 0.5', 'first step at 1', 'second step at 1', 'work at 1', 'late at 2']);
});

test('without events there is nothing to peek at and nothing to step', () => {
  const queue = new EventQueue();
  expect(queue.peek()).toBe(Number.POSITIVE_INFINITY);
  expect(queue.step()).toBe(false);
  expect(queue.now).toBe(0);
});

test('peek tells the time of the next event and runs nothing', () => {
  const queue = new EventQueue();
  const ran: number[] = [];
  queue.schedule(3, 0, () => ran.push(3));
  queue.schedule(1.5, 0, () => ran.push(1.5));
  expect(queue.peek()).toBe(1.5);
  expect(queue.now).toBe(0);
  expect(ran).toEqual([]);
});

test('a step runs one event, and it is then the time of that event', () => {
  const queue = new EventQueue();
  const ran: number[] = [];
  queue.schedule(1, 0, () => ran.push(1));
  queue.schedule(4, 0, () => ran.push(4));
  expect(queue.step()).toBe(true);
  expect({ ran, now: queue.now }).toEqual({ ran: [1], now: 1 });
  expect(queue.step()).toBe(true);
  expect({ ran, now: queue.now }).toEqual({ ran: [1, 4], now: 4 });
  expect(queue.step()).toBe(false);
});

test('run includes the events of its last moment, and time passes without events too', () => {
  const queue = new EventQueue();
  const ran: number[] = [];
  queue.schedule(2, 0, () => ran.push(2));
  queue.schedule(2.5, 0, () => ran.push(2.5));
  queue.run(2);
  expect({ ran, now: queue.now }).toEqual({ ran: [2], now: 2 });
  queue.run(2.25);
  expect({ ran, now: queue.now }).toEqual({ ran: [2], now: 2.25 });
  queue.run(100);
  expect({ ran, now: queue.now }).toEqual({ ran: [2, 2.5], now: 100 });
});

test('time never goes back', () => {
  const queue = new EventQueue();
  queue.run(5);
  queue.run(3);
  expect(queue.now).toBe(5);
});

test('what is cancelled does not run, is not peeked at, and is no step', () => {
  const queue = new EventQueue();
  const ran: string[] = [];
  const first = queue.schedule(1, 0, () => ran.push('first'));
  queue.schedule(2, 0, () => ran.push('second'));
  const last = queue.schedule(3, 0, () => ran.push('last'));
  expect(first.time).toBe(1);
  first.cancel();
  expect(queue.peek()).toBe(2);
  expect(queue.step()).toBe(true);
  last.cancel();
  expect(queue.step()).toBe(false);
  expect({ ran, now: queue.now }).toEqual({ ran: ['second'], now: 2 });
});

test('an event can cancel another of the same moment; to cancel what has run does nothing', () => {
  const queue = new EventQueue();
  const ran: string[] = [];
  const first = queue.schedule(1, 0, () => {
    ran.push('first');
    second.cancel();
  });
  const second = queue.schedule(1, 1, () => ran.push('second'));
  queue.run(1);
  first.cancel();
  second.cancel();
  expect(ran).toEqual(['first']);
});

test.each([
  [1.5, 'cannot schedule at 1.5 s: it is 2 s already'],
  [Number.NaN, 'cannot schedule at NaN s: it is 2 s already'],
])('nothing can be scheduled at %d s when it is 2 s', (time, message) => {
  const queue = new EventQueue();
  queue.run(2);
  expect(() => queue.schedule(time, 0, () => {})).toThrow(new RangeError(message));
  expect(queue.peek()).toBe(Number.POSITIVE_INFINITY);
});

test('what an event schedules for its own moment still runs in it, by priority', () => {
  const queue = new EventQueue();
  const ran: string[] = [];
  queue.schedule(1, 0, () => {
    ran.push('first');
    queue.schedule(1, 1, () => ran.push('scheduled later, work'));
    queue.schedule(1, 0, () => ran.push('scheduled later, step'));
    queue.schedule(1.5, 0, () => ran.push('after the end'));
  });
  queue.schedule(1, 1, () => ran.push('scheduled before, work'));
  queue.run(1);
  expect(ran).toEqual(['first', 'scheduled later, step', 'scheduled before, work', 'scheduled later, work']);
  expect(queue.peek()).toBe(1.5);
});

test('each event of a chain runs at exactly the time that it was scheduled for', () => {
  const queue = new EventQueue();
  const wanted: number[] = [];
  const seen: number[] = [];
  const next = (time: number) => {
    wanted.push(time);
    queue.schedule(time, 0, () => {
      seen.push(queue.now);
      if (seen.length < 20) next(queue.now + 0.1);
    });
  };
  next(0.1);
  queue.run(10);
  expect(seen).toHaveLength(20);
  expect(seen).toEqual(wanted);
  expect(queue.now).toBe(10);
});
