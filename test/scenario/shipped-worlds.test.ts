import { expect, test } from 'vitest';
import { loadScenario } from '../../src/scenario/read.ts';
import { eachOnce, shippedWorlds, worldNamed } from '../../src/scenario/shipped-worlds.ts';

const WORLDS = shippedWorlds();

test('each shipped world asks one question, of all designs alike', () => {
  expect(WORLDS).toHaveLength(21);
  for (const { name, file } of WORLDS) {
    expect(file).toBe(`scenarios/worlds/${name}.yaml`);
    const { about, design, steps } = loadScenario(file);
    expect(about, name).toMatch(/^[A-Z][^?]*\?\n$/);
    expect({ design, steps }, name).toEqual({ design: null, steps: [] });
  }
});

test('a world is meant by its name, or by its file', () => {
  expect(worldNamed('upgrade', WORLDS)).toEqual({
    name: 'upgrade',
    file: 'scenarios/worlds/upgrade.yaml',
  });
  expect(worldNamed('my.yaml', WORLDS)).toEqual({ name: 'my.yaml', file: 'my.yaml' });
  expect(worldNamed('./upgrade', WORLDS)).toEqual({ name: './upgrade', file: './upgrade' });
  // A file may have a name without a dot.
  expect(worldNamed('LICENSE', WORLDS)).toEqual({ name: 'LICENSE', file: 'LICENSE' });
});

test('a name that there is not: the nearest one is told', () => {
  expect(() => worldNamed('two-object', WORLDS)).toThrow(
    /^no world is called "two-object"; expected one of address-reused, .* Did you mean "two-objects"\?$/,
  );
});

test('a file that is named twice is one world', () => {
  const named = ['upgrade', './scenarios/worlds/upgrade.yaml', 'stack', 'none.yaml', 'none.yaml'];
  const worlds = eachOnce(named.map(text => worldNamed(text, WORLDS)));
  expect(worlds.map(({ name }) => name)).toEqual(['upgrade', 'stack', 'none.yaml']);
});
