import { describe, expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { simulate } from '../../../src/uses/simulate/simulate.ts';

function followed(loaded: boolean) {
  const scenario = parseScenario(
    `title: T
modules: { kvm: { loaded: ${loaded} } }
livepatches:
  P:
    objects:
      - name: vmlinux
        callbacks:
          pre_patch:
            - klp_shadow_alloc X
            - for each object: { if: klp_is_object_loaded, then: { print: one is loaded } }
            - for each object: { if: not klp_is_object_loaded, then: return }
            - print: all are loaded
          post_patch: [{ if: object is vmlinux, then: { print: it is vmlinux again } }]
          post_unpatch: [{ for each shadow variable: klp_shadow_free_all }]
      - kvm
steps: [load P, disable P]
`,
    'x.yaml',
  );
  const { log, final } = simulate(scenario.world, designFor(scenario), scenario.steps);
  return { context: final, printed: log.filter(line => line.startsWith('P: ')) };
}

describe('a loop over objects', () => {
  test('goes through those that the livepatch lists, loaded or not', () => {
    expect(followed(true).printed).toEqual([
      'P: one is loaded',
      'P: one is loaded',
      'P: all are loaded',
      'P: it is vmlinux again',
    ]);
  });

  test('is over where the callback returns out of it: the next one speaks of its own object', () => {
    expect(followed(false).printed).toEqual(['P: one is loaded', 'P: it is vmlinux again']);
  });
});

test('a loop over shadow variables goes through those that the livepatch names', () => {
  const { shadows, operation } = followed(true).context;
  expect(shadows).toEqual({ X: false });
  expect(operation).toMatchObject({ loopObject: null, loopShadow: null });
});
