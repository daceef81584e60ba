import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { isPending, mayBeSwitched, maySwitch } from '../../../machines/words/task.ts';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import { oneByOne } from '../../support/one-by-one.ts';
import { last, take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

const changes = (name: string) => [{ name: 'vmlinux', functions: { f: `${name}_f` } }];

/** P and Q change f and stack up; R replaces both and changes f; N replaces both and does not. */
const WORLD = worldOf({
  livepatches: {
    P: { replace: false, objects: changes('P') },
    Q: { replace: false, objects: changes('Q') },
    R: { objects: changes('R') },
    N: { objects: [{ name: 'vmlinux', functions: {} }] },
  },
  tasks: [{ name: 'reader', in: 'f', blocked: false }],
});

const LOADED = {
  P: ['load P', 'switch reader', 'complete'],
  Q: ['load Q', 'switch reader', 'complete'],
};

/** In whose function the reader is after these steps. */
function insideAfter(steps: readonly string[]): string | null {
  return entry(last(take(WORLD, klpState, oneByOne(steps))).after.tasks, 'reader').inside;
}

/** With what the last of these steps ends. */
function resultOf(steps: readonly string[]): string {
  const results = take(WORLD, klpState, oneByOne(steps)).map(({ result }) => result);
  expect(results.slice(0, -1), 'the way there').toEqual(results.slice(0, -1).fill('ok'));
  return results.at(-1) ?? 'no step';
}

describe('a task enters', () => {
  test.each<[string, string, readonly string[]]>([
    ['the original function', 'original', []],
    ['the original function as long as it has not switched', 'original', ['load P']],
    ['the new function once it has switched', 'P', ['load P', 'switch reader']],
    ['the new function when the transition is over', 'P', LOADED.P],
    ['the function that goes away as long as it has not switched', 'P', [...LOADED.P, 'disable P']],
    [
      'the original function once it has switched back',
      'original',
      [...LOADED.P, 'disable P', 'switch reader'],
    ],
    [
      'the original function when the livepatch is gone',
      'original',
      [...LOADED.P, 'disable P', 'switch reader', 'complete'],
    ],
    [
      'the original function after a cancelled enable that it had not seen',
      'original',
      ['load P', 'disable P'],
    ],
    [
      'the new function after a cancelled enable that it had seen',
      'P',
      ['load P', 'switch reader', 'disable P'],
    ],
    ['the older livepatch as long as it has not switched to the newer', 'P', [...LOADED.P, 'load Q']],
    ['the newer livepatch once it has switched', 'Q', [...LOADED.P, 'load Q', 'switch reader']],
    [
      'the newer livepatch while the older is disabled below it',
      'Q',
      [...LOADED.P, ...LOADED.Q, 'disable P'],
    ],
    [
      'the newer livepatch, too, once it has switched from the older',
      'Q',
      [...LOADED.P, ...LOADED.Q, 'disable P', 'switch reader'],
    ],
    [
      'the older livepatch when it has switched from the newer',
      'P',
      [...LOADED.P, ...LOADED.Q, 'disable Q', 'switch reader'],
    ],
    ['the replaced livepatch as long as it has not switched', 'P', [...LOADED.P, 'load N']],
    ['the original through a nop once it has switched', 'original', [...LOADED.P, 'load N', 'switch reader']],
    [
      'the original when what changed the function is replaced',
      'original',
      [...LOADED.P, 'load N', 'switch reader', 'complete'],
    ],
    ['the replacing function when it changes it, too', 'R', [...LOADED.P, 'load R', 'switch reader']],
  ])('%s', (_, inside, steps) => {
    expect(insideAfter([...steps, 'block reader'])).toBe(inside);
  });

  test('a function only once, and leaves it only from inside', () => {
    expect(resultOf(['block reader', 'block reader'])).toBe('EINVAL');
    expect(resultOf(['unblock reader'])).toBe('EINVAL');
    expect(insideAfter(['block reader', 'unblock reader'])).toBeNull();
  });
});

describe('a task may not switch', () => {
  test.each<[string, readonly string[]]>([
    ['when no transition runs', []],
    ['when it has switched already', ['load P', 'switch reader']],
    ['when a cancelled enable leaves it where it is', ['load P', 'disable P']],
    ['to a first livepatch from the original function', ['block reader', 'load P']],
    ['to a newer livepatch from the older', [...LOADED.P, 'block reader', 'load Q']],
    ['back from the function that goes away', [...LOADED.P, 'block reader', 'disable P']],
    ['to a nop from the function that it stands for', [...LOADED.P, 'block reader', 'load N']],
    [
      'back from the original when it came there through a nop',
      [...LOADED.P, 'load N', 'switch reader', 'block reader', 'disable N'],
    ],
    [
      'from the function of a livepatch that is disabled below another',
      ['load P', 'switch reader', 'block reader', 'complete', 'load Q', 'force Q', 'complete', 'disable P'],
    ],
  ])('%s', (_, steps) => {
    expect(resultOf([...steps, 'switch reader'])).toBe('EINVAL');
  });
});

describe('a task may switch', () => {
  test.each<[string, readonly string[]]>([
    ['from outside', ['load P']],
    ['from outside again, once it has left', ['block reader', 'load P', 'unblock reader']],
    [
      'from a function two levels down: the check looks at one',
      ['block reader', 'load P', 'force P', 'complete', 'load Q'],
    ],
    [
      'from the newer function while the older is disabled below it',
      [...LOADED.P, ...LOADED.Q, 'block reader', 'disable P'],
    ],
    [
      'back from the original function, where it was caught by a forced enable',
      ['block reader', 'load P', 'force P', 'complete', 'disable P'],
    ],
  ])('%s', (_, steps) => {
    expect(resultOf([...steps, 'switch reader'])).toBe('ok');
  });

  test('where livepatches do not say which functions they change', () => {
    const vague = worldOf({
      livepatches: { V: {}, P: { replace: false, objects: changes('P') } },
      tasks: [{ name: 'reader', in: 'f' }],
    });
    expect(
      take(vague, klpState, oneByOne(['load V', 'switch reader', 'complete'])).map(({ result }) => result),
    ).toEqual(['ok', 'ok', 'ok']);
  });
});

describe('without reliable stacks', () => {
  const unreliable = { ...WORLD, reliableStacks: false };

  test('a task switches by itself', () => {
    const { after } = last(take(unreliable, klpState, oneByOne(['load P'])));
    expect(maySwitch({ context: after, world: unreliable }, 'reader')).toBe(true);
    expect(mayBeSwitched({ context: after, world: unreliable }, 'reader')).toBe(false);
    expect(mayBeSwitched({ context: after, world: WORLD }, 'reader')).toBe(true);
    expect(last(take(unreliable, klpState, ['load P', 'switch reader'])).result).toBe('ok');
  });
});

test('without reliable stacks a task may not switch from inside any function, changed or not', () => {
  const steps = ['block reader', 'load N', 'switch reader', 'unblock reader', 'switch reader'];
  const results = (reliableStacks: boolean) =>
    take({ ...WORLD, reliableStacks }, klpState, oneByOne(steps)).map(({ result }) => result);
  expect(results(false)).toEqual(['ok', 'ok', 'EINVAL', 'ok', 'ok']);
  expect(results(true)).toEqual(['ok', 'ok', 'ok', 'ok', 'EINVAL']);
});

describe('how a task is', () => {
  const world = worldOf({
    livepatches: { P: { objects: changes('P') } },
    tasks: [
      { name: 'sleeper' },
      { name: 'runner', is: 'running' },
      { name: 'vhost', is: 'running', until: 'never' },
      { name: 'bash', is: 'unreliable', in: 'f', blocked: false },
      { name: 'kthread', is: 'unreliable', until: 'never' },
      { name: 'swapper', is: 'idle' },
    ],
  });
  const universes = (steps: readonly StepData[]) => {
    const { tasks } = last(take(world, klpState, steps)).after;
    return Object.entries(tasks).flatMap(([name, { patchState }]) =>
      patchState === 'patched' ? [name] : [],
    );
  };
  const resultsOf = (steps: readonly StepData[]) => take(world, klpState, steps).map(({ result }) => result);

  test('decides whether an attempt switches it, or kicks it', () => {
    expect(universes(['load P'])).toEqual(['sleeper', 'swapper']);
    expect(universes([{ do: 'load P', running: 'all' }])).toEqual([]);
    expect(universes([{ do: 'load P', running: ['swapper'] }])).toEqual(['sleeper']);
  });

  test('decides whether it ever switches by itself, unless it is forced', () => {
    const each = ['switch runner', 'switch vhost', 'switch bash', 'switch kthread'];
    expect(resultsOf(['load P', ...each])).toEqual(['ok', 'ok', 'EINVAL', 'ok', 'EINVAL']);
    expect(resultsOf([{ do: 'load P', running: 'all' }, 'switch swapper'])).toEqual(['ok', 'ok']);
    expect(universes(['load P', 'force P'])).toEqual(Object.keys(world.tasks));
  });

  test('where the stack is unreliable it has to leave any function first', () => {
    expect(resultsOf(['block bash', 'load P', 'switch bash', 'unblock bash', 'switch bash'])).toEqual([
      'ok',
      'ok',
      'EINVAL',
      'ok',
      'ok',
    ]);
  });

  test('without reliable stacks at all an idle task is kicked all the same', () => {
    const { tasks } = last(take({ ...world, reliableStacks: false }, klpState, ['load P'])).after;
    expect([tasks['sleeper']?.patchState, tasks['swapper']?.patchState]).toEqual(['unpatched', 'patched']);
  });
});

describe('the tasks of a module', () => {
  const world = worldOf({
    modules: { kvm: { functions: ['run'] } },
    livepatches: { P: { objects: [{ name: 'kvm', functions: { run: 'P_run' } }] } },
    tasks: [
      { name: 'vcpu', in: 'run' },
      { name: 'idle', in: 'run', blocked: false },
    ],
  });
  const tasksAfter = (steps: readonly string[]) => {
    const { tasks } = last(take(world, klpState, oneByOne(steps))).after;
    return Object.fromEntries(Object.entries(tasks).map(([name, { inside }]) => [name, inside]));
  };

  test('are in their functions from when the module is there, if they are blocked, and no longer', () => {
    expect(tasksAfter(['load P'])).toEqual({ vcpu: null, idle: null });
    expect(tasksAfter(['insert kvm'])).toEqual({ vcpu: 'original', idle: null });
    expect(tasksAfter(['insert kvm', 'block idle'])).toEqual({ vcpu: 'original', idle: 'original' });
    expect(tasksAfter(['insert kvm', 'block idle', 'remove kvm'])).toEqual({ vcpu: null, idle: null });
  });

  test('run the new function of a livepatch that was there before the module', () => {
    expect(tasksAfter(['load P', 'switch vcpu', 'switch idle', 'complete', 'insert kvm'])).toEqual({
      vcpu: 'P',
      idle: null,
    });
  });

  test('cannot enter a function that is not there', () => {
    expect(last(take(world, klpState, ['block vcpu'])).result).toBe('EINVAL');
  });
});

describe('a child', () => {
  const world = worldOf({
    livepatches: { P: { objects: changes('P') } },
    tasks: [
      { name: 'shell' },
      { name: 'child', parent: 'shell', in: 'f', blocked: false },
      { name: 'grandchild', parent: 'child' },
    ],
  });
  const results = (steps: readonly string[]) =>
    take(world, klpState, oneByOne(steps)).map(({ result }) => result);
  const childAfter = (steps: readonly string[]) =>
    entry(last(take(world, klpState, oneByOne(steps))).after.tasks, 'child');

  test('is there from when it is forked until it exits, and may be forked again', () => {
    expect(results(['fork child', 'fork child', 'exit child', 'exit child', 'fork child'])).toEqual([
      'ok',
      'EINVAL',
      'ok',
      'EINVAL',
      'ok',
    ]);
  });

  test('can be forked by a task that is there', () => {
    expect(results(['fork grandchild', 'fork child', 'fork grandchild'])).toEqual(['EINVAL', 'ok', 'ok']);
  });

  test('is in the universe of its parent', () => {
    expect(childAfter(['fork child']).patchState).toBe('idle');
    expect(childAfter(['load P', 'fork child']).patchState).toBe('unpatched');
    expect(childAfter(['load P', 'switch shell', 'fork child']).patchState).toBe('patched');
  });

  test('does not exit from inside its function', () => {
    expect(results(['fork child', 'block child', 'exit child', 'unblock child', 'exit child'])).toEqual([
      'ok',
      'ok',
      'EINVAL',
      'ok',
      'ok',
    ]);
  });

  test('that is not there does nothing and holds nothing up', () => {
    expect(results(['block child', 'load P', 'switch child', 'switch shell', 'complete'])).toEqual([
      'EINVAL',
      'ok',
      'EINVAL',
      'ok',
      'ok',
    ]);
  });

  test('is pending as long as it is there and has not switched', () => {
    const { after } = last(take(world, klpState, oneByOne(['load P', 'fork child'])));
    expect(Object.keys(after.tasks).filter(name => isPending(after, entry(after.tasks, name)))).toEqual([
      'shell',
      'child',
    ]);
  });
});
