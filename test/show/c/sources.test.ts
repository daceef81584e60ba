import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CALLS } from '../../../machines/body/call.ts';
import { TESTS } from '../../../machines/body/test.ts';
import { calls, tests } from '../../../machines/body/uses.ts';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { cSources } from '../../../src/show/c/sources.ts';
import { EVERY_WORD, TWO_OBJECTS } from '../../support/c-worlds.ts';
import { complaint } from '../../support/complaint.ts';

function printed(text: string, design?: string): Record<string, string> {
  const scenario = parseScenario(text, 'x.yaml');
  const files = cSources({ scenario, design: designFor(scenario, design) });
  return Object.fromEntries(files.map(({ name, text: source }) => [name, source]));
}

/** One livepatch, with this pre_patch. */
function withPrePatch(...statements: readonly string[]): string {
  return `title: x
livepatches:
  P:
    features: { L1TF: 1 }
    objects:
      - name: vmlinux
        callbacks:
          pre_patch:
${statements.map(statement => `            - ${statement}\n`).join('')}`;
}

test('a livepatch is a module, its statements a line each', () => {
  expect(
    printed(`title: Small
settings: { loglevel: 7 }
livepatches:
  Quiet:
    features: { QUIET: 3 }
    objects:
      - name: vmlinux
        functions: { vprintk: livepatch_vprintk }
        callbacks:
          pre_patch:
            - if: klp_feature_get
              then: return
              else: klp_feature_alloc
          post_patch:
            - if: not mine
              then: take over
            - save loglevel
            - set loglevel 1
          pre_unpatch:
            - if: still mine loglevel
              then: restore loglevel
            - print: quiet no more
`)['Quiet.c'],
  ).toBe(`// SPDX-License-Identifier: GPL-2.0

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/livepatch.h>
#include <linux/module.h>
#include "klp_feature.h"

#define VERSION_QUIET 3

static const struct klp_feature_version supported[] = {
	{ FEATURE_QUIET, VERSION_QUIET },
	{ }
};

static struct klp_value value_loglevel = {
	.name = "loglevel",
};

static int pre_patch(struct klp_object *obj)
{
	struct klp_feature *feature;

	feature = klp_feature_get(FEATURE_QUIET);
	if (feature)
		return 0;
	feature = klp_feature_alloc(FEATURE_QUIET, VERSION_QUIET, obj, NULL);
	if (!feature)
		return -ENOMEM;
	return 0;
}

static void post_patch(struct klp_object *obj)
{
	struct klp_feature *feature;

	feature = klp_feature_get(FEATURE_QUIET);
	if (!feature || feature->obj != obj) {
		if (feature)
			feature->obj = obj;
	}
	klp_value_save(&value_loglevel);
	klp_value_set(&value_loglevel, "1");
}

static void pre_unpatch(struct klp_object *obj)
{
	if (klp_value_is_mine(&value_loglevel))
		klp_value_restore(&value_loglevel);
	pr_info("quiet no more\\n");
}

static void new_livepatch_vprintk(void)
{
}

static struct klp_func functions_vmlinux[] = {
	{
		.old_name = "vprintk",
		.new_func = new_livepatch_vprintk,
	},
	{ }
};

static struct klp_object objects[] = {
	{
		.funcs = functions_vmlinux,
		.callbacks = {
			.pre_patch = pre_patch,
			.post_patch = post_patch,
			.pre_unpatch = pre_unpatch,
		},
	},
	{ }
};

static struct klp_patch patch = {
	.mod = THIS_MODULE,
	.objs = objects,
	.replace = true,
};

static int __init livepatch_init(void)
{
	if (!klp_feature_knows_registered(supported)) {
		pr_err("livepatch: Livepatch patch (%s) is not compatible with the already installed livepatches.\\n",
		       KBUILD_MODNAME);
		return -EINVAL;
	}
	return klp_enable_patch(&patch);
}

static void __exit livepatch_exit(void)
{
}

module_init(livepatch_init);
module_exit(livepatch_exit);
MODULE_DESCRIPTION("livepatch Quiet");
MODULE_LICENSE("GPL");
MODULE_INFO(livepatch, "Y");
`);
});

test('what a design does stands once, for all objects; each has its name in the kernel', () => {
  const { 'B.c': source = '', ...others } = printed(TWO_OBJECTS, 'sketch');
  expect(Object.keys(others)).toEqual(['A.c', 'klp_feature.h', 'klp_feature.c', 'Makefile']);
  expect(source.match(/^static .*\(struct klp_object \*obj\)$/gm)).toEqual([
    'static int pre_patch(struct klp_object *obj)',
    'static void post_patch(struct klp_object *obj)',
    'static void pre_unpatch(struct klp_object *obj)',
    'static void post_unpatch(struct klp_object *obj)',
  ]);
  expect(source).toContain('\t\t.name = "snd_rawmidi",\n');
  expect(others['Makefile']).toContain('\nobj-m := A.o B.o klp_feature.o\n');
  expect(others['klp_feature.h']).toContain('#define FEATURE_L1TF 1\n#define FEATURE_TAA 2\n');
});

test('what the registry is asked for is looked up once, and again where it may have changed', () => {
  const { 'P.c': source = '' } = printed(
    withPrePatch(
      '{ if: mine, then: [klp_feature_free, switch off] }',
      '{ if: klp_feature_get and mine, then: return -EBUSY }',
      '{ if: mine, then: take version }',
    ),
  );
  expect(source.slice(source.indexOf('\tfeature ='), source.indexOf('\treturn 0;'))).toBe(`\
	feature = klp_feature_get(FEATURE_L1TF);
	if (feature && feature->obj == obj) {
		klp_feature_free(feature);
		klp_effect_off(FEATURE_L1TF);
	}
	feature = klp_feature_get(FEATURE_L1TF);
	if (feature && feature->obj == obj)
		return -EBUSY;
	if (feature && feature->obj == obj)
		feature->version = VERSION_L1TF;
`);
});

test('the page shows what is printed', () => {
  const [, shown = ''] = /^```c\n(.*?)^```$/ms.exec(readFileSync('docs/callbacks-in-c.md', 'utf8')) ?? [];
  const world = readFileSync('scenarios/callbacks/deployed-sketch-next-repaired.yaml', 'utf8');
  expect(shown).toMatch(/^static void post_patch/);
  expect(printed(world)['Next.c']).toContain(shown);
});

test('names that are none in C become some, and no two the same', () => {
  const { 'every_word_1.c': source = '', 'klp_feature.h': header = '' } = printed(EVERY_WORD);
  expect(header).toContain('#define FEATURE_A_VERY_LONG_NAME_OF_A_FEATURE_2 2\n');
  expect(source).toContain('pr_info("the level is \\"ours\\", 100 %% of it\\n");');
  expect(source).toContain('klp_value_set(&value_kernel_name, "a\\"\\\\%name");');
  expect(source).toContain('static int pre_patch_8021q(struct klp_object *obj)\n');
});

test('the world of every word has every word, but for the one that no module can ask', () => {
  const { livepatches } = parseScenario(EVERY_WORD, 'x.yaml').world;
  const bodies = Object.values(livepatches).flatMap(({ own, objects }) => [
    own?.module_init ?? [],
    own?.module_exit ?? [],
    ...objects.flatMap(({ callbacks }) => Object.values(callbacks.bodies ?? {})),
  ]);
  const used = new Set(bodies.flatMap(body => [...calls(body), ...tests(body)]));
  expect([...Object.keys(CALLS), ...Object.keys(TESTS)].filter(word => !used.has(word))).toEqual([
    'a transition runs',
  ]);
});

test('what only a changed core could do is refused, with the reason and the place', () => {
  expect(complaint(() => printed(TWO_OBJECTS, 'sticky'))).toBe(
    'x.yaml: design: A has the design sticky, which a stock kernel does not have: it is the core that keeps it; expected a design that is written in statements, or callbacks of its own for each livepatch.',
  );
  const asks = withPrePatch('{ if: a transition runs, then: return -EBUSY }');
  expect(complaint(() => printed(asks))).toMatch(
    /^x\.yaml:\d+:\d+: livepatches\.P\.objects.*: P: whether a transition runs no function tells that a module could call: the core alone would know; expected klp_get_prev_state, which is asked within a transition\.$/,
  );
  const init = 'title: x\nlivepatches: { P: { features: { L1TF: 1 }, module_init: [klp_feature_alloc] } }\n';
  expect(complaint(() => printed(init))).toMatch(
    /klp_feature_alloc is about struct klp_object, and module_init has none; expected it in a callback of an object/,
  );
});

test('where one livepatch asks for states, all of them list theirs', () => {
  const both = (asks: string) =>
    printed(
      `${withPrePatch(asks)}  Q: { features: { L1TF: 2 }, objects: [{ name: vmlinux, callbacks: {} }] }\n`,
      'none',
    );
  const states = /\.states = states,/;
  expect(both('switch on')['Q.c']).not.toMatch(states);
  expect(both('{ if: klp_get_prev_state, then: return }')['Q.c']).toMatch(states);
});

test('loops go through the objects of the livepatch, and through the shadow variables that it names', () => {
  const { 'P.c': source = '' } = printed(
    withPrePatch(
      'klp_shadow_alloc X',
      'for each object: { if: klp_is_object_loaded and mine, then: take over }',
      'for each shadow variable: klp_shadow_free_all',
    ),
  );
  expect(source).toContain('static const unsigned long shadows[] = {\n\tSHADOW_X,\n\t0\n};\n');
  expect(source).toContain(`	for (each = patch.objs; each->funcs; each++) {
		if (!each->name || each->mod) {
			feature = klp_feature_get(FEATURE_L1TF);
			if (feature && feature->obj == each)
				feature->obj = each;
		}
	}
	for (id = shadows; *id; id++)
		klp_shadow_free_all(*id, NULL);
`);
});
