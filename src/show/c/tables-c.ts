import type { FeatureVersion, Livepatch, World } from '../../../machines/world.ts';
import { ARRAYS } from './body-c.ts';
import { arrayOf } from './patch-c.ts';
import { cString } from './string.ts';
import { versionOf, type WorldNames } from './world-names.ts';

/** At which versions the livepatch has its features. */
export function versions({ features, retires }: Livepatch, names: WorldNames): string[] {
  const all = [...features, ...retires];
  if (all.length === 0) return [];
  return [all.map(({ id, version }) => `#define ${versionOf(names.feature(id))} ${version}\n`).join('')];
}

/** The lists of features that the code goes through, or hands on. */
export function arrays(world: World, livepatch: Livepatch, names: WorldNames, code: string): string[] {
  const { features, retires, objects } = livepatch;
  const own = [...features, ...retires];
  const declares = objects.some(({ carries }) => carries);
  const all: readonly (readonly [string, readonly Pick<FeatureVersion, 'id'>[]])[] = [
    [ARRAYS.feature, features],
    [ARRAYS['retired feature'], retires],
    [ARRAYS['known feature'], world.features.map(id => ({ id }))],
    ['supported', declares ? own : []],
  ];
  return all.flatMap(([array, list]) => {
    const isDeclared = array === ARRAYS.feature && code.includes('&declaration');
    if (!isDeclared && !code.includes(`my = ${array};`) && !code.includes(`(${array})`)) return [];
    const lines = list.flatMap(({ id }) => {
      const feature = names.feature(id);
      const version = own.some(each => each.id === id) ? versionOf(feature) : '0';
      const line = `\t{ ${feature}, ${version} },`;
      return line.length < 74 ? [line] : [`\t{ ${feature},`, `\t  ${version} },`];
    });
    return [arrayOf(`const struct klp_feature_version ${array}[]`, lines)];
  });
}

/** The shadow variables that the code goes through. */
export function shadows({ speaksOf }: Livepatch, names: WorldNames, code: string): string[] {
  if (!code.includes(`id = ${ARRAYS['shadow variable']};`)) return [];
  const lines = (speaksOf?.shadows ?? []).map(id => `\t${names.shadow(id)},\n`).join('');
  return [`static const unsigned long ${ARRAYS['shadow variable']}[] = {\n${lines}\t0\n};\n`];
}

/** What it remembers of the settings that it names. */
export function values({ speaksOf }: Livepatch, names: WorldNames): string[] {
  return (speaksOf?.settings ?? []).map(
    name => `static struct klp_value ${names.setting(name)} = {\n\t.name = ${cString(name)},\n};\n`,
  );
}

/** Its system states. */
export function states({ features }: Livepatch, names: WorldNames): string {
  const lines = features.flatMap(({ id }) => [
    '\t{',
    `\t\t.id = ${names.feature(id)},`,
    `\t\t.version = ${versionOf(names.feature(id))},`,
    '\t},',
  ]);
  return arrayOf('struct klp_state states[]', lines);
}

/** All that it remembers, by its states. */
export function memory({ speaksOf }: Livepatch, names: WorldNames): string {
  const list = (speaksOf?.settings ?? []).map(name => `\t&${names.setting(name)},\n`).join('');
  return `static struct klp_value *values[] = {\n${list}\tNULL\n};

static struct klp_memory memory = {
	.states = states,
	.values = values,
};
`;
}
