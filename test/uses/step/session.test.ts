import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { choicesOf } from '../../../src/uses/step/choices.ts';
import { follow, stepsOf } from '../../../src/uses/step/line.ts';
import {
  begin,
  fork,
  into,
  intoStep,
  jump,
  momentOf,
  redo,
  type Session,
  take,
  undo,
  visit,
  withDesign,
  withScenario,
} from '../../../src/uses/step/session.ts';
import { formatTyped, typedStep } from '../../../src/uses/step/typed-step.ts';
import { viewOf } from '../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../support/session-at.ts';
import { done, refusal, taking } from '../../support/session-moves.ts';

const FLAW = ['load A1', 'load B2 &', 'disable B2'];

function linesOf({ line }: Session): string[] {
  return stepsOf(line).map(formatTyped);
}

function step(session: Session, line: string) {
  const read = typedStep(line, session.model.world);
  if ('mistake' in read) throw new Error(read.mistake.what);
  return read.value;
}

describe('the line', () => {
  test('a step that is taken and taken back leaves the session where it was, with the step ahead', () => {
    const before = sessionAt('sketch/upgrade', FLAW);
    const after = done(undo(taking(before, 'unload B2')));
    expect(momentOf(after)).toBe(momentOf(before));
    expect(after.place).toBe(3);
    expect(linesOf(after)).toEqual([...FLAW, 'unload B2']);
    expect(momentOf(done(redo(after)))).toEqual(momentOf(taking(before, 'unload B2')));
  });

  test('before the first step there is nothing to take back, behind the last nothing to take again', () => {
    const session = sessionAt('sketch/upgrade', FLAW);
    expect(refusal(redo(session))).toBe('no step lies ahead');
    expect(refusal(undo(done(jump(session, 0))))).toBe('this is before the first step');
    expect(refusal(jump(session, 4))).toBe('the line has 3 steps, and no step 4');
  });

  test('where another step lies ahead, that future is kept and can be gone to', () => {
    const session = taking(done(jump(sessionAt('sketch/upgrade', FLAW), 2)), 'complete');
    expect(linesOf(session)).toEqual(['load A1', 'load B2 &', 'complete']);
    expect(viewOf(session).forks).toEqual([{ name: 'f1', from: 2, lines: ['disable B2'] }]);
    const back = done(visit(session, 'f1'));
    expect(linesOf(back)).toEqual(FLAW);
    expect(back.place).toBe(2);
    expect(viewOf(back).forks).toEqual([{ name: 'f2', from: 2, lines: ['complete'] }]);
  });

  test('the step that lies ahead anyway makes no fork', () => {
    const session = taking(done(jump(sessionAt('sketch/upgrade', FLAW), 1)), 'load B2 &');
    expect(linesOf(session)).toEqual(FLAW);
    expect(session.forks).toEqual([]);
  });

  test('a fork can have a name, once', () => {
    const left = done(fork(done(jump(sessionAt('sketch/upgrade', FLAW), 1)), 'flaw'));
    expect(linesOf(left)).toEqual(['load A1']);
    expect(left.forks.map(({ name }) => name)).toEqual(['flaw']);
    expect(refusal(fork(left, 'flaw'))).toBe('there is a fork called flaw already');
    expect(refusal(visit(left, 'law'))).toBe('no fork is called law');
  });

  test('the steps of a scenario lie ahead when it is opened', () => {
    const source = 'title: A\nlivepatches: { A: {} }\nsteps: [load A, { do: load A, fails: EEXIST }]\n';
    const session = begin(parseScenario(source, 'a.yaml'), source, entry(DESIGNS, 'klp-state'));
    expect(session.place).toBe(0);
    expect(linesOf(session)).toEqual(['load A', 'load A fails EEXIST']);
  });
});

describe('a step that is refused', () => {
  test('is not taken, and the guard that refuses it is named', () => {
    const session = sessionAt('sketch/upgrade', FLAW);
    expect(refusal(take(session, step(session, 'load A1')))).toBe(
      'load A1 is refused with EEXIST: load.insmod asks moduleIsResident, which holds',
    );
  });

  test('says what its error does not, also where it is in the path', () => {
    const session = sessionAt('kernel/row-05-enable-refused-as-incompatible', ['load Q']);
    const reason = 'P replaces Q, which lists L1TF, and does not list it';
    expect(refusal(take(session, step(session, 'load P')))).toBe(
      `load P is refused with EINVAL: ${reason}; load.enablePatch.isPatchCompatible asks isIncompatible, which holds`,
    );
    expect(viewOf(session).refused.find(({ line }) => line === 'load P &')?.reasons).toEqual([reason]);
    expect(viewOf(taking(session, 'load P fails EINVAL')).path[1]?.reasons).toEqual([reason]);
  });

  test('is taken where it says that it must fail so, and not otherwise', () => {
    const session = taking(sessionAt('sketch/upgrade', FLAW), 'load A1 fails EEXIST');
    expect(session.place).toBe(4);
    expect(refusal(take(session, step(session, 'load B2 fails EBUSY')))).toContain('refused with EEXIST');
    expect(refusal(take(session, step(session, 'unload B2 fails EBUSY')))).toBe(
      'unload B2 succeeds, and is to fail with EBUSY',
    );
  });

  test('can be stepped into, up to the guard', () => {
    const session = sessionAt('sketch/upgrade', FLAW);
    const { inside } = viewOf(done(intoStep(session, step(session, 'load A1'))));
    expect(inside?.microsteps[1]).toMatchObject({
      nodes: ['load', 'refused'],
      asked: [{ node: ['load', 'insmod'], guard: 'moduleIsResident', holds: true }],
      actions: ['fileExists'],
    });
  });

  test('with a fault that nothing comes by it is no step', () => {
    const session = sessionAt('sketch/upgrade', ['load A1']);
    expect(refusal(take(session, step(session, 'load B2 fault allocation L1TF')))).toBe(
      'load B2 does not come by the place of its fault here',
    );
  });
});

test('a step that fails after it has begun is taken, and noted as one that must fail', () => {
  const session = taking(sessionAt('sketch/upgrade', []), 'load A1 fault allocation L1TF');
  expect(linesOf(session)).toEqual(['load A1 fault allocation L1TF fails ENOMEM']);
});

test('behind a step that waits for ever there is none', () => {
  const session = sessionAt('worlds/blocked-task', []);
  const stuck = taking(session, 'load A1');
  expect(stuck.line.taken[0]?.result).toBe('stuck');
  expect(choicesOf(stuck).possible).toEqual([]);
  expect(refusal(take(stuck, step(stuck, 'complete')))).toBe(
    'the step before it waits for ever: go back, and take it without waiting (&)',
  );
});

describe('within a step', () => {
  const inside = done(into(done(jump(sessionAt('sketch/upgrade', FLAW), 2))));

  test('one transition of the charts after the other, to the end of the step', () => {
    let at = inside;
    let transitions = 1;
    while (at.inside > 0) {
      at = done(into(at));
      transitions += 1;
    }
    expect(transitions - 1).toBe(viewOf(inside).inside?.microsteps.length);
    expect(at).toMatchObject({ place: 3, inside: 0 });
  });

  test('the state is the one after the transition', () => {
    const seventh = { ...inside, inside: 4 };
    expect(viewOf(seventh).state).toBe(viewOf(seventh).inside?.microsteps[3]?.after);
  });

  test('back leaves it, over finishes it, another step has to wait', () => {
    expect(done(undo(inside))).toMatchObject({ place: 2, inside: 0 });
    expect(done(redo(inside))).toMatchObject({ place: 3, inside: 0 });
    expect(refusal(take(inside, step(inside, 'complete')))).toBe(
      'this is in the midst of disable B2: over finishes it, back leaves it',
    );
  });

  test('behind the last step it leads into the one that led here', () => {
    expect(done(into(sessionAt('sketch/upgrade', FLAW)))).toMatchObject({ place: 2, inside: 1 });
  });
});

describe('under another design or scenario', () => {
  test('the same steps are taken again, as far as they fit', () => {
    const settled = withDesign(sessionAt('sketch/upgrade', FLAW), entry(DESIGNS, 'settle'));
    expect(linesOf(settled)).toEqual(FLAW);
    expect(viewOf(settled).properties.flatMap(({ broken }) => broken ?? [])).toEqual([]);
  });

  test('the first step that does not fit is named, and all that follow it are kept', () => {
    const failing = taking(sessionAt('sketch/upgrade', ['load A1']), 'load N fails EINVAL', 'disable A1');
    const other = withDesign(failing, entry(DESIGNS, 'none'));
    expect(viewOf(other).unfitting).toEqual({
      step: 2,
      why: 'load N succeeds, and is to fail with EINVAL',
      lines: ['load N fails EINVAL', 'disable A1'],
    });
    expect(other.place).toBe(1);
    expect(linesOf(withDesign(other, entry(DESIGNS, 'sketch')))).toEqual(linesOf(failing));
    const onward = taking(other, 'unload A1 fails EAGAIN');
    expect(onward.forks).toHaveLength(1);
    expect(linesOf(done(visit(onward, 'f1')))).toEqual(linesOf(failing));
  });

  test('a step whose livepatch the new scenario lacks does not fit', () => {
    const session = sessionAt('sketch/upgrade', FLAW);
    const source = 'title: Less\nlivepatches: { A1: { features: { L1TF: 1 } } }\n';
    const less = withScenario(session, parseScenario(source, 'less.yaml'), source, session.design);
    expect(viewOf(less).unfitting?.why).toBe('step "load B2 &": no livepatch is called "B2"');
    expect(linesOf(less)).toEqual(FLAW);
    const { scenario } = session;
    expect(linesOf(withScenario(less, scenario, session.source, session.design))).toEqual(FLAW);
  });
});

describe('whatever is done', () => {
  const COMMANDS = fc.array(
    fc.tuple(fc.constantFrom('take', 'undo', 'redo', 'jump', 'fork', 'visit', 'into'), fc.nat(99)),
    {
      maxLength: 25,
    },
  );

  /** What a person could do next, chosen by a number; a move that is refused leaves the session as it is. */
  function moved(session: Session, move: string, number: number): Session {
    const { possible } = choicesOf(session);
    const chosen = possible[number % Math.max(1, possible.length)];
    const found = (() => {
      switch (move) {
        case 'take':
          return chosen === undefined ? null : take(session, chosen.step);
        case 'undo':
          return undo(session);
        case 'redo':
          return redo(session);
        case 'jump':
          return jump(session, number % (session.line.taken.length + 1));
        case 'fork':
          return fork(session, null);
        case 'visit':
          return visit(session, session.forks[number % Math.max(1, session.forks.length)]?.name ?? '');
        default:
          return into(session);
      }
    })();
    return found === null || 'mistake' in found ? session : found.value;
  }

  test('the path is what its steps come to from the start, and no line is ever lost', () => {
    fc.assert(
      fc.property(COMMANDS, commands => {
        let session = sessionAt('worlds/failing-allocation', []);
        const seen: string[] = [];
        for (const [move, number] of commands) {
          session = moved(session, move, number);
          seen.push(linesOf(session).join('\n'));
          const again = follow(session.time, session.model.world, stepsOf(session.line));
          expect(again.unfitting).toBeNull();
          expect(again.taken.map(({ after }) => after)).toEqual(session.line.taken.map(({ after }) => after));
        }
        const kept = [session.line, ...session.forks.map(({ line }) => line)].map(line =>
          stepsOf(line).map(formatTyped).join('\n'),
        );
        for (const line of seen)
          expect(kept.some(other => other === line || other.startsWith(`${line}\n`) || line === '')).toBe(
            true,
          );
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  test('each choice does what its preview says', () => {
    const session = sessionAt('worlds/forced', []);
    const { choices } = viewOf(session);
    for (const [place, { step }] of choicesOf(session).possible.entries()) {
      const taken = viewOf(done(take(session, { ...step, fails: null }))).path[0];
      const { line: _, data: __, ...preview } = choices[place] ?? {};
      expect(taken).toMatchObject(preview);
    }
  });
});
