import { DESIGN_KEY_NAMES, type DesignKey } from '../../machines/design-keys.ts';
import { hasOwn } from '../../machines/designs/own.ts';
import { DEFAULT_RELEASE } from '../../machines/releases.ts';
import type { Fault, World } from '../../machines/world.ts';
import type { Place } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';
import { checked, collect, throwAny } from './checked.ts';
import { isDesignFile, pathBeside } from './design-for.ts';
import { type Expect, expectOf } from './expect.ts';
import { faultKey } from './faults.ts';
import { parseStep } from './parse-step.ts';
import { readRelease } from './release.ts';
import { type ScenarioData, scenarioSchema } from './schema/schema.ts';
import type { Step } from './step.ts';
import { worldOf } from './world.ts';
import { parseYaml, type Yaml } from './yaml/yaml.ts';

/** A scenario file with everything filled in and checked. */
export interface Scenario {
  readonly file: string;
  readonly title: string;
  readonly about: string | null;
  /** The name of the design, or the path of a file that has it; `null`: the scenario leaves it to the caller. */
  readonly design: string | null;
  readonly world: World;
  /** How many of `world.faults`, from the first, the scenario declares; the others are taken by its steps only. */
  readonly declaredFaults: number;
  readonly steps: readonly Step[];
  readonly expect: Expect;
  readonly explore: ExploreBounds;
  /** Where it has keys that only some design understands. */
  readonly designKeys: readonly { readonly key: DesignKey; readonly where: Place }[];
  /** Where each livepatch begins to say what its own functions do; those that follow the design of the world do not. */
  readonly ownPlaces: readonly { readonly patch: string; readonly where: Place }[];
}

/** Bounds of an exploration; `null`: none. */
export interface ExploreBounds {
  /** The longest history, in steps. */
  readonly depth: number | null;
  /** Whether `force` is explored. */
  readonly force: boolean;
  readonly states: number | null;
}

/**
 * Reads a scenario from its text; throws a ProblemError when it cannot be used.
 *
 * @param file its name in errors
 * @param designs the known names, checked only when given
 */
export function parseScenario(text: string, file: string, designs?: readonly string[]): Scenario {
  return scenarioOf(parseYaml(text, file), file, designs);
}

/** The same of what the text says; designs that it names as files have been read before. */
export function scenarioOf(yaml: Yaml, file: string, designs?: readonly string[]): Scenario {
  const data = checked(scenarioSchema, yaml);
  const { problems, report } = collect(yaml);

  const kernel = readRelease(String(kernelSource(data, yaml) ?? DEFAULT_RELEASE));
  if ('mistake' in kernel) report(['kernel'], kernel.mistake);
  const { design = null } = data;
  if (design !== null && designs?.includes(design) === false && !isDesignFile(design))
    report(['design'], unknownName('design', design, designs));

  const declared = worldOf(data, 'value' in kernel ? kernel.value : DEFAULT_RELEASE, file, report);
  const steps = (data.steps ?? []).flatMap((step, i) => {
    const read = parseStep(step, declared);
    if ('value' in read) return [read.value];
    report(['steps', i], read.mistake);
    return [];
  });
  const world = { ...declared, faults: withFaultsOf(steps, declared.faults) };
  const expect = expectOf(data.expect, world, report);
  throwAny(problems);

  const { depth = null, force = false, states = null } = data.explore ?? {};
  return {
    file,
    title: data.title,
    about: data.about ?? null,
    design: design === null ? null : pathBeside(file, design),
    world,
    declaredFaults: declared.faults.length,
    steps,
    expect,
    explore: { depth, force, states },
    designKeys: designKeysOf(data, yaml),
    ownPlaces: Object.entries(world.livepatches).flatMap(([patch, livepatch]) =>
      hasOwn(livepatch)
        ? [
            {
              patch,
              where: yaml.place(
                ['livepatches', patch, livepatch.design === undefined ? 'objects' : 'design'],
                true,
              ),
            },
          ]
        : [],
    ),
  };
}

/** YAML reads an unquoted 5.10 as the number 5.1; the file has what was meant. */
function kernelSource({ kernel }: ScenarioData, yaml: Yaml): string | number | undefined {
  return typeof kernel === 'number' ? (yaml.source(['kernel']) ?? kernel) : kernel;
}

function designKeysOf({ livepatches }: ScenarioData, yaml: Yaml): Scenario['designKeys'] {
  return Object.entries(livepatches).flatMap(([name, livepatch]) =>
    DESIGN_KEY_NAMES.filter(key => livepatch[key] !== undefined).map(key => ({
      key,
      where: yaml.place(['livepatches', name, key], true),
    })),
  );
}

function withFaultsOf(steps: readonly Step[], declared: readonly Fault[]): readonly Fault[] {
  const faults = new Map(declared.map(fault => [faultKey(fault), fault]));
  for (const { fault } of steps) if (fault !== null) faults.set(faultKey(fault), fault);
  return [...faults.values()];
}
