import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';
import { klpwalk, SOUND, STACKED, written } from '../support/command-line.ts';

/** A world that takes seconds to walk. */
const LARGE = fileURLToPath(new URL('../../bench/worlds/hundred-thousand.yaml', import.meta.url));

/** The line that says how far the walk came, without how long it took. */
function verdictOf(stdout: string): string {
  const blocks = stdout.split('\n\n');
  const [line = ''] = (blocks.find(block => /^(holds|violated|unknown)/.test(block)) ?? '').split(
    '\nSymmetry: ',
  );
  return line.replace(/\s+/g, ' ').replace(/, [\d.]+ s\)/, ')');
}

describe('as text', () => {
  test('what holds is status 0', async () => {
    const { status, stdout, stderr } = await klpwalk('explore', written(SOUND));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(verdictOf(stdout)).toBe(
      'holds (closed: 5 states, 7 transitions, depth 3) No livepatch has a feature. Of the properties, these speak of such a world: deadlock and no-way-back.',
    );
  });

  test('what is violated is status 1, with the histories', async () => {
    const { status, stdout, stderr } = await klpwalk('explore', written(STACKED));
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(verdictOf(stdout)).toBe('violated (closed: 36 states, 76 transitions, depth 14)');
    expect(stdout).toContain('\n\nunprotected: 5 steps\n\n  1. load A &\n');
    expect(stdout).toContain(
      '\n\ndouble-disable, use-after-free: 7 steps, the first 5 as in unprotected\n\n  6. complete\n  7. ',
    );
  });

  test('several files come one after the other, an empty line between them', async () => {
    const files = [written(SOUND), written(STACKED), written(SOUND)];
    const alone = await Promise.all(files.map(async file => (await klpwalk('explore', file)).stdout));
    const { status, stdout } = await klpwalk('explore', ...files);
    const timeless = (text: string) => text.replace(/[\d.]+\s+s\)/g, 's)');
    expect(status).toBe(1);
    expect(timeless(stdout)).toBe(timeless(alone.join('\n')));
  });
});

test('a shipped world is explored by its name, and says which features are never handed on', async () => {
  const named = await klpwalk('explore', 'upgrade', '--design', 'provides');
  expect(named).toMatchObject({ status: 0, stderr: '' });
  expect(named.stdout).toContain('scenarios/worlds/upgrade.yaml: design provides, kernel 6.12');
  expect(named.stdout).toContain(
    '\nL1TF is never handed on: while a livepatch that lists it is installed,\n',
  );
  expect(await klpwalk('explore', 'upgrad')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^klpwalk: no world is called "upgrad"; .* Did you mean "upgrade"\?\n$/),
  });
});

describe('as data', () => {
  test('of one file', async () => {
    const file = written(STACKED);
    const { status, stdout, stderr } = await klpwalk('explore', '--json', file);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const toTheBreach = ['load A &', 'complete', 'load B &', 'complete', 'disable A &', 'complete'];
    expect(JSON.parse(stdout)).toEqual({
      file,
      title: 'A stack',
      design: 'klp-state',
      kernel: '6.12',
      verdict: 'violated',
      states: 36,
      transitions: 76,
      depth: 14,
      seconds: expect.any(Number),
      stopped: null,
      symmetry: [['A', 'B']],
      properties: {
        'leaked-effect': 'holds',
        'missing-effect': 'violated',
        unprotected: 'violated',
        'unsafe-downgrade': 'holds',
        'double-enable': 'holds',
        'double-disable': 'violated',
        residue: 'holds',
        'code-in-use': 'holds',
        'unswitched-change': 'holds',
        warning: 'holds',
        'use-after-free': 'violated',
        deadlock: 'holds',
        'no-way-back': 'holds',
      },
      violations: [
        {
          property: 'missing-effect',
          length: 6,
          steps: toTheBreach,
          why: 'B needs L1TF, and its effect is off',
          violating: 3,
          pointOfNoReturn: null,
          lastChoice: { step: 6, instead: 'enable A &' },
        },
        {
          property: 'unprotected',
          length: 5,
          steps: toTheBreach.slice(0, 5),
          why: 'B needs L1TF, and its effect is off, while A is in transition',
          violating: 11,
          pointOfNoReturn: null,
          lastChoice: { step: 5, instead: 'disable B &' },
        },
        {
          property: 'double-disable',
          length: 7,
          steps: [...toTheBreach, 'disable B &'],
          why: 'in pre_unpatch of B/vmlinux, for L1TF: it is switched off and is off already',
          violating: 3,
          pointOfNoReturn: null,
          lastChoice: { step: 7, instead: 'unload A' },
        },
        {
          property: 'use-after-free',
          length: 7,
          steps: [...toTheBreach, 'disable B &'],
          why: 'in pre_unpatch of B/vmlinux, for L1TF: its data has been freed',
          violating: 9,
          pointOfNoReturn: null,
          lastChoice: { step: 7, instead: 'unload A' },
        },
      ],
      vacuous: ['residue', 'code-in-use', 'unswitched-change'],
      neverHandedOn: [],
    });
  });

  test('of several files it is a list', async () => {
    const { status, stdout } = await klpwalk('explore', '--json', written(SOUND), written(STACKED));
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { title: 'A sound world', verdict: 'holds', violations: [] },
      { title: 'A stack', verdict: 'violated' },
    ]);
  });

  test('its steps show the violation again', async () => {
    const { violations }: { violations: readonly { readonly steps: readonly string[] }[] } = JSON.parse(
      (await klpwalk('explore', '--json', written(STACKED))).stdout,
    );
    const again = STACKED.replace(/steps: .*/, `steps: ${JSON.stringify(violations[0]?.steps)}`);
    const { status, stdout } = await klpwalk('simulate', '--json', written(again));
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      violations: [
        { property: 'unprotected', step: 5 },
        { property: 'missing-effect', step: 6 },
      ],
    });
  });
});

describe('bounds', () => {
  test('--max-depth: what is not violated holds to that depth, and is status 0', async () => {
    const { status, stdout } = await klpwalk('explore', written(STACKED), '--max-depth', '4');
    expect(status).toBe(0);
    expect(verdictOf(stdout)).toMatch(
      /^holds to depth 4 \(to depth 4: \d+ states, \d+ transitions, depth 4\)$/,
    );
    expect(stdout).toContain('\n  missing-effect     holds to depth 4\n');
    expect(stdout).toContain('\n  no-way-back        unknown\n');
  });

  test('--max-depth: what is violated by then is violated', async () => {
    const { status, stdout } = await klpwalk('explore', written(STACKED), '--max-depth', '5', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ violations: [{ property: 'unprotected', length: 5 }] });
  });

  test('--max-memory: no verdict is status 3', async () => {
    const { status, stdout } = await klpwalk(
      'explore',
      'scenarios/sketch/same-version.yaml',
      '--max-memory',
      '1M',
    );
    expect(stdout).toContain('unknown (stopped at the bound of memory: ');
    expect(status).toBe(3);
  });

  test('--max-states: no verdict is status 3', async () => {
    const { status, stdout } = await klpwalk('explore', written(STACKED), '--max-states', '6');
    expect(status).toBe(3);
    expect(verdictOf(stdout)).toMatch(/^holds to depth \d \(stopped at the bound of states: 6 states, /);
  });

  test('--max-states: a violation that was found by then is status 1', async () => {
    expect((await klpwalk('explore', written(STACKED), '--max-states', '60')).status).toBe(1);
  });

  test('of the scenario are in force where the command line has none', async () => {
    const file = written(`${STACKED}explore: { depth: 4, states: 8 }`);
    const verdict = async (...options: string[]) =>
      JSON.parse((await klpwalk('explore', '--json', file, ...options)).stdout);
    expect(await verdict()).toMatchObject({ states: 8 });
    expect(await verdict('--max-states', '9')).toMatchObject({ states: 9 });
    expect(await verdict('--max-states', '1000')).toMatchObject({ verdict: 'holds to depth 4', depth: 4 });
    expect(await verdict('--max-states', '1000', '--max-depth', '2')).toMatchObject({ depth: 2 });
  });

  test('a question about the whole walk has no answer while the walk is bounded: status 3', async () => {
    const args = ['explore', written(SOUND), '--property', 'no-way-back'];
    expect((await klpwalk(...args)).status).toBe(0);
    expect((await klpwalk(...args, '--max-depth', '2')).status).toBe(3);
  });
});

test('force and the number of faults are the scenario’s', async () => {
  const walked = async (text: string) =>
    JSON.parse((await klpwalk('explore', '--json', written(`${SOUND}${text}`))).stdout);
  expect(await walked('')).toMatchObject({ states: 5 });
  expect(await walked('explore: { force: true }')).toMatchObject({ states: 9 });
  expect(await walked('faults: [{ in: N, patching: -12 }]\nexplore: { faults: 2 }')).toMatchObject({
    states: 15,
  });
  // What a step alone meets is no choice of the walk.
  const fault = '{ in: N, patching: -12 }';
  const stepped = SOUND.replace('load N', `{ do: load N, fault: ${fault} }`);
  const { stdout } = await klpwalk('explore', '--json', written(stepped));
  expect(JSON.parse(stdout)).toMatchObject({ states: 5, transitions: 7 });
});

test('--design is in force for all files', async () => {
  const upgrade =
    'title: T\ndesign: sketch\nlivepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } } }';
  const files = [written(upgrade), written(STACKED)];
  const results = async (...options: string[]) =>
    JSON.parse((await klpwalk('explore', '--json', ...files, ...options)).stdout);
  expect(await results()).toMatchObject([
    { design: 'sketch', states: 49, verdict: 'violated' },
    { design: 'klp-state', states: 36, verdict: 'violated' },
  ]);
  expect(await results('--design', 'repaired')).toMatchObject([
    { design: 'repaired', states: 18, verdict: 'holds' },
    { design: 'repaired', states: 25, verdict: 'violated' },
  ]);
});

test('--property: only these are judged', async () => {
  const { status, stdout } = await klpwalk(
    ...['explore', written(STACKED), '--property', 'residue', '--property', 'warning'],
  );
  expect(status).toBe(0);
  expect(stdout.trimEnd().split('\n').slice(-2)).toEqual([
    '  residue  holds (vacuous: no later version is ever on)',
    '  warning  holds',
  ]);
  expect((await klpwalk('explore', written(STACKED), '--property', 'missing-effect')).status).toBe(1);
});

test('--property: one that does not apply to a design of the files is bad input, and nothing is walked', async () => {
  const sound = written(SOUND);
  const registered = written(`${SOUND}design: sketch`);
  expect((await klpwalk('explore', registered, '--property', 'stale-owner')).status).toBe(0);
  expect(await klpwalk('explore', registered, sound, '--property', 'stale-owner')).toEqual({
    status: 2,
    stdout: '',
    stderr: `klpwalk: ${sound}: property stale-owner does not apply to the design klp-state; expected some of leaked-effect, missing-effect, unprotected, unsafe-downgrade, double-enable, double-disable, residue, warning, use-after-free, code-in-use, unswitched-change, deadlock, no-way-back.\n`,
  });
});

describe('Ctrl-C', () => {
  test('in a walk: it tells what is violated by then, and ends with status 3', async () => {
    const terminal = new CollectingTerminal();
    const walking = run(['explore', LARGE], terminal);
    await setImmediate(); // the walk has made its first pause
    process.emit('SIGINT');
    expect(await walking).toBe(3);
    expect(verdictOf(terminal.stdout)).toMatch(
      /^violated \(interrupted: [\d,]+ states, [\d,]+ transitions, /,
    );
    expect(terminal.stdout).toContain('\n  leaked-feature     violated, 1 step\n');
    expect(terminal.stdout).toContain('\n  no-way-back        unknown\n');
  });

  test('between two files: the rest is not walked, and the status says so', async () => {
    const files = [written(SOUND), written(STACKED), written(SOUND)];
    const terminal = new CollectingTerminal();
    const interrupted = {
      ...terminal,
      out: (text: string) => {
        terminal.out(text);
        process.emit('SIGINT');
      },
    };
    expect(await run(['explore', ...files], interrupted)).toBe(3);
    expect(terminal.stdout).toContain('A sound world\n');
    expect(terminal.stdout).not.toContain('A stack\n');
  });

  test('is not listened to when nothing is walked', async () => {
    const before = process.listenerCount('SIGINT');
    await klpwalk('explore', written(SOUND));
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});
