import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import type { StateGraph } from '../../src/explore/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { judgeWorld } from '../../src/livepatch/judged-world.ts';
import { readText } from '../../src/scenario/file-text.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { type BrokenProperty, brokenProperty } from '../../src/show/files/broken-property.ts';
import type { ExploredSetting } from '../../src/show/files/export-files.ts';

/** Two livepatches A1 and B1 with one version of a feature: 20 states, 44 transitions, no violation. */
export const SMALL = 'scenarios/sketch/same-version.yaml';

/** A scenario that has been walked to its end, with its graph and the histories that break a property. */
export async function walked(file: string, design = 'sketch', source = readText(file)) {
  const scenario = parseScenario(source, file);
  const used = entry(DESIGNS, design);
  const options = { faults: scenario.declaredFaults, ...scenario.explore, graph: true };
  const exploration = await exploreWorld(scenario.world, used, options);
  const result = judgeWorld(scenario, used, exploration);
  const broken: BrokenProperty[] = result.properties.flatMap(({ property, violation }) =>
    violation === null
      ? []
      : [
          brokenProperty({
            scenario,
            source,
            design: used,
            property,
            upgradesOnly: false,
            afterSteps: false,
            ...violation,
          }),
        ],
  );
  const { graph } = exploration;
  if (graph === undefined) throw new Error('the graph was asked for');
  const finished: ExploredSetting = { scenario, design: used, result };
  return { ...finished, graph, broken, source };
}

/** The history that breaks this property. */
export function breaking(broken: readonly BrokenProperty[], property: string): BrokenProperty {
  const found = broken.find(each => each.property === property);
  if (found === undefined) throw new Error(`nothing breaks ${property}`);
  return found;
}

/** Whatever some format would read as its own. */
export const ODD = 'a "b" \\n \'c\' <d> &amp; #35; {e} [f] ; : %% -> | `g` *h* _i_ ž 😀 \\';

type Odd = { readonly box: { readonly 'odd "key"': string; readonly none: null } };

/** Two states and two transitions, everything called by odd names. */
export const ODD_GRAPH: StateGraph<Odd, { readonly type: string }> = {
  states: 2,
  transitions: 2,
  closed: true,
  *edges() {
    yield { from: 0, event: { type: ODD }, to: 1 };
    yield { from: 1, event: { type: 'line\nbreak' }, to: 1 };
  },
  find: () => null,
  state: number => ({ value: ODD, context: { box: { 'odd "key"': number === 0 ? '' : ODD, none: null } } }),
};

export function text(chunks: Iterable<string>): string {
  return [...chunks].join('');
}
