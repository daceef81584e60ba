import type { World } from '../../../machines/world.ts';
import { SHARED_EFFECTS } from './shared-effects.ts';
import { SHARED_REGISTRY } from './shared-registry.ts';
import { sharedSettings } from './shared-settings.ts';
import type { WorldNames } from './world-names.ts';

/**
 * klp_feature.c: the registry of the mail of 2019-02-13, and what can be seen of a history: /proc/klp_feature tells which
 * features are registered, which effects are on, and the counts; the settings are parameters of the module.
 */
export function sharedModule({ features, settings = {} }: World, names: WorldNames): string {
  return `// SPDX-License-Identifier: GPL-2.0

#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>
#include "klp_feature.h"

#define IDS ${features.length + 1}

static DEFINE_MUTEX(lock);
static LIST_HEAD(registry);
static LIST_HEAD(declarations);
static int effects[IDS];
static int counts[IDS];

${SHARED_REGISTRY}${SHARED_EFFECTS}${sharedSettings(settings, names)}static const char *state_of(struct module *mod)
{
	switch (mod->state) {
	case MODULE_STATE_LIVE:
		return "[MODULE_STATE_LIVE] Normal state";
	case MODULE_STATE_COMING:
		return "[MODULE_STATE_COMING] Full formed, running module_init";
	case MODULE_STATE_GOING:
		return "[MODULE_STATE_GOING] Going away";
	default:
		return "[MODULE_STATE_UNFORMED] Still setting it up";
	}
}

void klp_print_callback(const char *patch, const char *callback,
			struct klp_object *obj)
{
	if (!obj->mod)
		pr_info("%s: %s: vmlinux\\n", patch, callback);
	else
		pr_info("%s: %s: %s -> %s\\n", patch, callback, obj->name,
			state_of(obj->mod));
}
EXPORT_SYMBOL_GPL(klp_print_callback);

static int show(struct seq_file *file, void *unused)
{
	struct klp_feature *feature;
	int id;

	mutex_lock(&lock);
	list_for_each_entry(feature, &registry, node)
		seq_printf(file, "feature %d version %d of %pS\\n", feature->id,
			   feature->version, feature->obj);
	mutex_unlock(&lock);
	for (id = 1; id < IDS; id++)
		seq_printf(file, "effect %d version %d count %d\\n", id,
			   effects[id], counts[id]);
	return 0;
}

static int __init klp_feature_init(void)
{
	if (!proc_create_single("klp_feature", 0444, NULL, show))
		return -ENOMEM;
	return 0;
}

static void __exit klp_feature_exit(void)
{
	remove_proc_entry("klp_feature", NULL);
}

module_init(klp_feature_init);
module_exit(klp_feature_exit);
MODULE_DESCRIPTION("What livepatches share");
MODULE_LICENSE("GPL");
`;
}
