import { TestModel } from '@xstate/test';
import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, createActor, type EventObject } from 'xstate';
import { explore } from '../../src/explore/index.ts';
import { statePaths, suite } from '../../src/generate/index.ts';
import { lift, liftEvents } from '../support/machines/lift.ts';
import { onePrinter, printerEvents } from '../support/machines/one-printer.ts';
import { peterson, petersonEvents } from '../support/machines/peterson.ts';

interface Subject {
  readonly name: string;
  readonly machine: AnyStateMachine;
  readonly events: readonly EventObject[];
  readonly tests: number;
  readonly steps: number;
  readonly transitions: number;
}

const SUBJECTS: readonly Subject[] = [
  { name: 'a lift', machine: lift, events: liftEvents, tests: 4, steps: 140, transitions: 120 },
  {
    name: 'Peterson',
    machine: peterson('none'),
    events: petersonEvents,
    tests: 3,
    steps: 64,
    transitions: 34,
  },
  {
    name: 'a printer',
    machine: onePrinter(false),
    events: printerEvents,
    tests: 2,
    steps: 9,
    transitions: 6,
  },
];

async function pathsOf(machine: AnyStateMachine, events: readonly EventObject[]) {
  const { graph, transitions } = await explore(machine, { events, properties: [], graph: true });
  if (graph === undefined) throw new Error('it was asked for');
  const made = suite(graph, { cover: 'transitions' });
  const model = new TestModel(machine);
  return { made, transitions, paths: model.getPaths(() => statePaths(machine, made)) };
}

describe.each(SUBJECTS)('the suite of $name, run by @xstate/test', ({ machine, events, ...expected }) => {
  it('takes every transition of the machine under test', async () => {
    const { made, transitions, paths } = await pathsOf(machine, events);
    expect({ tests: made.tests.length, steps: made.steps, transitions }).toEqual({
      tests: expected.tests,
      steps: expected.steps,
      transitions: expected.transitions,
    });
    const taken = new Set<string>();
    for (const path of paths) {
      const actor = createActor(machine).start();
      const at = () => JSON.stringify([actor.getSnapshot().value, actor.getSnapshot().context]);
      const send = ({ event }: { event: EventObject }) => {
        const before = at();
        actor.send(event);
        taken.add(`${before} ${JSON.stringify(event)} ${at()}`);
      };
      await path.test({
        events: Object.fromEntries(events.map(({ type }) => [type, send])),
        states: {
          '*': ({ value, context }: { value: unknown; context: unknown }) =>
            expect(at()).toBe(JSON.stringify([value, context])),
        },
      });
    }
    expect(taken.size).toBe(transitions);
  });

  it('finds a system that ignores an event', async () => {
    const { paths } = await pathsOf(machine, events);
    const run = async (deaf: string) => {
      for (const path of paths) {
        const actor = createActor(machine).start();
        const send = ({ event }: { event: EventObject }) => {
          if (event.type !== deaf) actor.send(event);
        };
        await path.test({
          events: Object.fromEntries(events.map(({ type }) => [type, send])),
          states: {
            '*': ({ value, context }: { value: unknown; context: unknown }) => {
              const seen = actor.getSnapshot();
              expect([seen.value, seen.context]).toEqual([value, context]);
            },
          },
        });
      }
    };
    await run('none');
    for (const { type } of events) await expect(run(type)).rejects.toThrow();
  });
});
