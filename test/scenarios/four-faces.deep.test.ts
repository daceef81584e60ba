import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { designIn } from '../../machines/designs/in-world.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { everything } from '../../src/livepatch/changes.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import type { Ask } from '../../src/page/protocol.ts';
import { designFor } from '../../src/scenario/design-for.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { type Simulation, simulate } from '../../src/uses/simulate/simulate.ts';
import { begin, jump } from '../../src/uses/step/session.ts';
import type { PlaceView } from '../../src/uses/step/view.ts';
import { placeView } from '../../src/uses/step/view-of.ts';
import { COUNTS } from '../support/counts.ts';
import { PageWorker, workerScript } from '../support/page-worker.ts';
import { done } from '../support/session-moves.ts';
import { stepping } from '../support/stepping.ts';

/** Worlds of so many states are walked by explore, in the terminal and in the page; each face takes a while for more. */
const FEW = 200;

const SHIPPED = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml'))
  .sort()
  .map(name => {
    const file = `scenarios/${name}`;
    const source = readFileSync(file, 'utf8');
    const scenario = parseScenario(source, file, Object.keys(DESIGNS));
    const design = designIn(scenario.world, designFor(scenario));
    return { name, file, source, scenario, design };
  });
const WITH_STEPS = SHIPPED.filter(({ scenario }) => scenario.steps.length > 0);
const SMALL = SHIPPED.filter(({ name }) => (COUNTS[name]?.[0] ?? Number.POSITIVE_INFINITY) <= FEW);

let page: { readonly session: PageWorker; readonly walk: PageWorker };
beforeAll(async () => {
  const script = await workerScript();
  page = { session: new PageWorker(script), walk: new PageWorker(script) };
});
afterAll(() => Promise.all([page.session.close(), page.walk.close()]));

test('there are scenarios with steps, and worlds that are walked quickly', () => {
  expect(WITH_STEPS.length).toBeGreaterThan(140);
  expect(SMALL.length).toBeGreaterThan(150);
});

describe.each(WITH_STEPS)('the steps of $name come to the same', ({ file, source, scenario, design }) => {
  const simulation = simulate(scenario.world, design, scenario.steps);
  const last = `goto ${simulation.steps.length}`;
  const begun = begin(scenario, source, design);
  const view = placeView(done(jump(begun, begun.line.taken.length)));

  test('in a session', () => expectSame(view, simulation));

  test('in the page', async () => {
    await told({ kind: 'open', source, file });
    expectSame(await told({ kind: 'command', line: last }), simulation);
  });

  test('in the terminal', async () => {
    const { status, stdout, stderr } = await stepping([file], last, 'show log', 'show all', 'show path');
    const [, log, all, path] = answersIn(stdout);
    const facts = everything(simulation.final, design.hasRegistry).map(({ what, now }) => `${what} ${now}`);
    const state = words(facts.join(' '));
    expect(log).toBe(simulation.log.join('\n') || '   nothing has been logged');
    expect(words(all).slice(0, state.length)).toEqual(state);
    expect(words(path)).toEqual(
      expect.arrayContaining(simulation.violations.map(({ property }) => property)),
    );
    // The session also asks whether it is stuck at its end, which simulate does not.
    expect([status, stderr]).toEqual([view.properties.some(({ broken }) => broken !== null) ? 1 : 0, '']);
  });
});

describe.each(SMALL)('what lies ahead in $name is the same', ({ file, source, scenario, design }) => {
  test('to explore, to the page and in the terminal', async () => {
    const [{ closed, verdicts }, walked] = await Promise.all([
      exploreWorld(scenario.world, design, { faults: scenario.declaredFaults, ...scenario.explore }),
      page.walk.askWalk({ kind: 'walk', source, file, design: design.name }),
    ]);
    const lengths = Object.fromEntries(
      verdicts.flatMap(({ property, history }) =>
        history === undefined ? [] : [[property, history.length]],
      ),
    );
    expect(closed).toBe(true);
    expect(walked).toMatchObject({ kind: 'walked', walk: { status: 'closed' } });
    const reach = await page.walk.askWalk({ kind: 'reach', line: [], choices: [] });
    expect(reach).toEqual({
      kind: 'reach',
      line: [expect.objectContaining({ distance: lengths })],
      choices: [],
    });

    const names = verdicts.map(({ property }) => property);
    const { stdout } = await stepping([file], ...names.flatMap(name => [`run ${name}`, 'goto 0']));
    const places = [...stdout.matchAll(/^(\d+)> goto 0$/gm)].map(([, place]) => Number(place));
    expect(places).toEqual(names.map(name => lengths[name] ?? 0));
  });
});

/** What the page is told of the session. */
async function told(ask: Ask): Promise<PlaceView> {
  const answer = await page.session.ask(ask);
  if (answer.kind !== 'told') throw new Error(`the page is told ${JSON.stringify(answer)}`);
  return answer.view;
}

/** The same steps with the same results at the same times, the same log, the same state, and the same broken. */
function expectSame(view: PlaceView, simulation: Simulation): void {
  expect(view.unfitting).toBeNull();
  expect(view.path.map(({ at, result }) => ({ at, result }))).toEqual(
    simulation.steps.map(({ at, result }) => ({ at, result })),
  );
  expect(view.log).toEqual(simulation.log);
  expect(view.state.context).toEqual(simulation.final);
  const broken = view.properties.flatMap(({ name, kind, broken }) =>
    broken === null || kind === 'walk' ? [] : [{ property: name, why: broken.why }],
  );
  expect(new Set(broken)).toEqual(
    new Set(simulation.violations.map(({ property, why }) => ({ property, why }))),
  );
}

/** What the terminal says to each line. */
function answersIn(stdout: string): string[] {
  return stdout
    .split(/^\d+> .*\n/m)
    .slice(1)
    .map(answer => answer.trimEnd());
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}
