import { describe, expect, test } from 'vitest';
import { loadSubject } from '../../src/subject/load-subject.ts';
import { LAMP, machineFolder } from '../support/machine-folder.ts';

const OTHER = LAMP.replace('export const lamp', 'export const other').replace(/^import.*\n/, '');

async function complaint(text: string, aims = {}, name = 'machine.ts'): Promise<string> {
  const file = machineFolder()(name, text);
  return loadSubject(file, aims).then(
    () => 'none',
    (error: Error) => error.message.replaceAll(file, name),
  );
}

describe('a machine', () => {
  test('is the only one that its module exports, and proposes its own events', async () => {
    const file = machineFolder()('lamp.ts', LAMP);
    expect(await loadSubject(file, {})).toMatchObject({
      file,
      name: 'lamp',
      events: [{ type: 'press' }, { type: 'wait' }, { type: 'smash' }],
      isProposed: true,
    });
  });

  test('may be exported by default, alone or by a name as well', async () => {
    const write = machineFolder();
    const anonymous = write('anonymous.ts', LAMP.replace('export const lamp =', 'export default'));
    expect((await loadSubject(anonymous, {})).name).toBe('default');
    const both = write('both.ts', `${LAMP}export default lamp;\n`);
    expect((await loadSubject(both, {})).name).toBe('lamp');
  });

  test('is chosen by its name', async () => {
    const file = machineFolder()('two.ts', LAMP + OTHER);
    expect((await loadSubject(file, { export: 'other' })).name).toBe('other');
  });

  test('may stand in JavaScript, and in CommonJS', async () => {
    const write = machineFolder();
    const plain = write('lamp.mjs', LAMP);
    expect((await loadSubject(plain, {})).name).toBe('lamp');
    const common = LAMP.replace(/^import.*/, "const { setup } = require('xstate');").replace(
      'export const lamp',
      'module.exports.lamp',
    );
    expect((await loadSubject(write('lamp.cjs', common), {})).name).toBe('lamp');
  });

  test('has no events from inside, and no wildcards', async () => {
    const file = machineFolder()(
      'inside.ts',
      `import { fromPromise, setup } from 'xstate';
export const machine = setup({ actors: { load: fromPromise(async () => 1) } }).createMachine({
  invoke: { src: 'load', onDone: { actions: () => {} }, onError: { actions: () => {} } },
  after: { 100: { actions: () => {} } },
  on: { '*': { actions: () => {} }, 'mouse.*': { actions: () => {} }, click: { actions: () => {} } },
});
`,
    );
    expect((await loadSubject(file, {})).events).toEqual([{ type: 'click' }]);
  });
});

describe('its events', () => {
  test('stand beside it, in JSON, or in a module', async () => {
    const write = machineFolder();
    const events = [{ type: 'wait', hour: 21 }, { type: 'press' }];
    const beside = write('beside.ts', `${LAMP}export const events = ${JSON.stringify(events)};\n`);
    expect(await loadSubject(beside, {})).toMatchObject({ events, isProposed: false });
    const json = write('events.json', JSON.stringify(events));
    const named = write('named.ts', `export const events = ${JSON.stringify(events)};\n`);
    const anonymous = write('anonymous.ts', `export default ${JSON.stringify(events)};\n`);
    const lamp = write('lamp.ts', LAMP);
    for (const file of [json, named, anonymous])
      expect(await loadSubject(lamp, { events: file })).toMatchObject({ events, isProposed: false });
  });

  test('may be for a wildcard', async () => {
    const file = machineFolder()(
      'wildcard.ts',
      LAMP.replace('smash:', "'mouse.*':").concat(
        "export const events = [{ type: 'mouse.down' }, { type: 'mouse' }];\n",
      ),
    );
    expect((await loadSubject(file, {})).events).toHaveLength(2);
  });

  test.each([
    ["'press'", 'machine.ts: events: found "press"; expected a list of events.'],
    [
      "[{ type: 'press' }, 'wait']",
      'machine.ts: events[1]: found "wait"; expected an event, such as { type: \'submit\' }.',
    ],
    [
      "[{ type: 'pres' }]",
      'machine.ts: events[0]: no state of the machine has a transition for "pres"; expected one of press, wait, smash. Did you mean "press"?',
    ],
  ])('are none: %s', async (events, told) => {
    expect(await complaint(`${LAMP}export const events = ${events};\n`)).toBe(told);
  });

  test('are not in the file that is named', async () => {
    const write = machineFolder();
    const lamp = write('lamp.ts', LAMP);
    const wrong = write('wrong.json', '[{');
    await expect(loadSubject(lamp, { events: wrong })).rejects.toThrow(/wrong\.json: this is no JSON/);
    const other = write('other.ts', 'export const evnts = [];\n');
    await expect(loadSubject(lamp, { events: other })).rejects.toThrow(
      'it exports evnts; expected an export called events, or a default one',
    );
    await expect(loadSubject(lamp, { events: `${lamp}.json` })).rejects.toThrow('there is no such file');
  });
});

describe('no machine', () => {
  const WANTED = 'expected a machine, as setup({ ... }).createMachine({ ... }) of XState 5 makes one.';

  test.each([
    ['', 'machine.ts: it exports nothing, and no machine; '],
    [
      'export const a = 1, b = () => 1, c = [], d = null, e = {};\n',
      'machine.ts: it exports a (a number), b (a function: export the machine that it makes), c (a list), d (null), e (an object), and no machine; ',
    ],
    [
      'export const old = { withContext() {}, transition() {} };\n',
      'machine.ts: it exports old (a machine of XState 4), and no machine; ',
    ],
    [
      `import { createActor } from 'xstate';\n${LAMP.replace('export ', '')}export const actor = createActor(lamp);\n`,
      'machine.ts: it exports actor (an actor that runs: export its machine), and no machine; ',
    ],
  ])('%j', async (text, told) => {
    expect(await complaint(text)).toBe(told + WANTED);
  });

  test('but several', async () => {
    expect(await complaint(LAMP + OTHER)).toBe(
      `machine.ts: it exports 2 machines: lamp, other; ${WANTED} Name one: --export lamp, or --export other.`,
    );
  });

  test('of that name', async () => {
    expect(await complaint(LAMP, { export: 'lmap' })).toBe(
      'machine.ts: no export is called "lmap"; expected lamp. Did you mean "lamp"?',
    );
    expect(await complaint(`${LAMP}export const size = 3;\n`, { export: 'size' })).toContain(
      'the export size is a number',
    );
  });

  test('that loads', async () => {
    expect(await complaint("throw new Error('no database');\n")).toMatch(
      /^machine\.ts:1:7: it cannot be loaded: no database\.$/,
    );
    expect(await complaint(LAMP.replace("press: 'on'", "press: 'no'"))).toMatch(
      /^machine\.ts(:\d+:\d+)?: it cannot be loaded: Invalid transition definition for state node 'lamp\.off': Child state 'no' does not exist on 'lamp'\.$/,
    );
    expect(await complaint('export const = ;\n')).toMatch(/^machine\.ts(:1:\d+)?: it cannot be loaded: /);
    await expect(loadSubject('test/corpus/chekout.ts', {})).rejects.toThrow(
      'test/corpus/chekout.ts: there is no such file. Did you mean "test/corpus/checkout.ts"?',
    );
  });
});
