import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { PROPERTIES } from '../../../machines/properties.ts';
import { explanationOf } from '../../../src/livepatch/explanation.ts';
import { decisiveOf } from '../../../src/uses/step/decisive.ts';
import { know } from '../../../src/uses/step/knowledge.ts';
import { eventsTo, takeWay, whereaboutsOf } from '../../../src/uses/step/path.ts';
import { jump, type Session } from '../../../src/uses/step/session.ts';
import { choiceViews, viewOf } from '../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../support/session-at.ts';
import { done, taking } from '../../support/session-moves.ts';

const WORLDS = [
  ['sketch/upgrade', 'sketch'],
  ['worlds/failing-allocation', 'sketch'],
  ['worlds/forced', 'state-callbacks'],
  ['worlds/stack', 'klp-state'],
] as const;

function knowing(session: Session, states = 100_000) {
  return know(session.scenario, session.design, { states });
}

describe.each(WORLDS)('%s under %s', (world, design) => {
  const session = sessionAt(world, [], design);
  // Walked once for all that is asked.
  const walked = knowing(session);

  test('a violation is as far from the start as its shortest history is long', async () => {
    const knowledge = await walked;
    const prospect = knowledge.at(whereaboutsOf(session));
    for (const { property, history } of knowledge.exploration.verdicts) {
      expect([property, prospect?.distances[property]]).toEqual([property, history?.length]);
    }
  });

  test('each choice is as far from it as a step nearer can be, and one is', async () => {
    const knowledge = await walked;
    const here = knowledge.at(whereaboutsOf(session))?.distances ?? {};
    const choices = choiceViews(session).flatMap(
      ({ after: state, faults }) => knowledge.at({ state, faults }) ?? [],
    );
    for (const { property } of knowledge.exploration.verdicts) {
      const distance = here[property];
      if (distance === undefined || distance < 2) continue;
      const nearest = Math.min(
        ...choices.map(({ distances }) => distances[property] ?? Number.POSITIVE_INFINITY),
      );
      expect([property, nearest]).toEqual([property, distance - 1]);
    }
  });

  test('its way there breaks it, and is told to have gone wrong where explore says so', async () => {
    const knowledge = await walked;
    for (const verdict of knowledge.exploration.verdicts) {
      const { property, history } = verdict;
      if (history === undefined) continue;
      const way = knowledge.wayTo(whereaboutsOf(session), property) ?? [];
      expect(way).toHaveLength(history.length);
      const there = done(takeWay(session, history));
      if (PROPERTIES[property].kind !== 'walk') {
        expect(viewOf(there).properties.find(({ name }) => name === property)?.broken?.place).toBe(
          history.length,
        );
        expect(decisiveOf(there, property)?.step).toBeLessThanOrEqual(history.length);
        expect(
          viewOf(done(takeWay(session, way))).properties.find(({ name }) => name === property)?.broken,
        ).not.toBeNull();
      }
      const explanation = explanationOf(session.scenario.world, verdict);
      expect([property, knowledge.decision(property, eventsTo(there, property))]).toEqual([
        property,
        { pointOfNoReturn: explanation?.pointOfNoReturn, lastChoice: explanation?.lastChoice },
      ]);
    }
  });

  test('the way home leads home', async () => {
    const knowledge = await walked;
    const [first] = knowledge.exploration.verdicts.flatMap(({ history }) =>
      history === undefined ? [] : [history],
    );
    const away = done(takeWay(session, first?.slice(0, 3) ?? []));
    const home = knowledge.at(whereaboutsOf(away))?.home ?? 0;
    const way = knowledge.wayTo(whereaboutsOf(away), 'home') ?? [];
    expect(way).toHaveLength(home);
    expect(knowledge.at(whereaboutsOf(done(takeWay(away, way))))?.home).toBe(0);
  });
});

test('a state is found by its number, and a way leads to each that can be reached', async () => {
  const session = sessionAt('sketch/upgrade', []);
  const knowledge = await knowing(session);
  for (const goal of [0, 57, 217]) {
    const way = knowledge.wayTo(whereaboutsOf(session), goal) ?? [];
    expect(knowledge.at(whereaboutsOf(done(takeWay(session, way))))?.state).toBe(goal);
  }
});

test('attempts that only took time make no difference', async () => {
  const session = taking(sessionAt('worlds/blocked-task', []), 'load A1 &');
  const later = taking(session, 'disable A1 & at 3s');
  const knowledge = await knowing(session);
  expect(knowledge.at(whereaboutsOf(session))).not.toBeNull();
  expect(knowledge.at(whereaboutsOf(later))).not.toBeNull();
});

test('nobody knows what lies ahead where the walk gives up, or has not come by', async () => {
  const session = taking(sessionAt('sketch/upgrade', []), 'load A1 fault allocation L1TF');
  const known = await knowing(session);
  expect(known.stopped).toBeNull();
  expect(known.at(whereaboutsOf(session))).toBeNull();
  expect(known.wayTo(whereaboutsOf(session), 'home')).toBeNull();
  const stopped = await knowing(session, 50);
  expect(stopped.stopped).toBe('states');
  expect(stopped.at(whereaboutsOf(done(jump(session, 0))))).toBeNull();
});

test('a walk can be given up', async () => {
  const { scenario } = sessionAt('worlds/everything', []);
  const controller = new AbortController();
  controller.abort();
  const design = entry(DESIGNS, 'klp-state');
  expect((await know(scenario, design, { states: 100_000, signal: controller.signal })).stopped).toBe(
    'interrupted',
  );
});
