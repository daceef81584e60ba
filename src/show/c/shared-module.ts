import type { World } from '../../../machines/world.ts';
import { wrapped } from './layout.ts';
import { cString } from './string.ts';
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

struct klp_feature *klp_feature_alloc(int id, int version,
				      struct klp_object *obj, void *data)
{
	struct klp_feature *feature;

	feature = kzalloc(sizeof(*feature), GFP_KERNEL);
	if (!feature)
		return NULL;
	feature->id = id;
	feature->version = version;
	feature->obj = obj;
	feature->data = data;
	mutex_lock(&lock);
	list_add_tail(&feature->node, &registry);
	mutex_unlock(&lock);
	return feature;
}
EXPORT_SYMBOL_GPL(klp_feature_alloc);

void klp_feature_free(struct klp_feature *feature)
{
	mutex_lock(&lock);
	list_del(&feature->node);
	mutex_unlock(&lock);
	kfree(feature);
}
EXPORT_SYMBOL_GPL(klp_feature_free);

struct klp_feature *klp_feature_get(int id)
{
	struct klp_feature *feature, *found = NULL;

	mutex_lock(&lock);
	list_for_each_entry(feature, &registry, node) {
		if (feature->id == id) {
			found = feature;
			break;
		}
	}
	mutex_unlock(&lock);
	return found;
}
EXPORT_SYMBOL_GPL(klp_feature_get);

static bool knows(const struct klp_feature_version *known, int id, int version)
{
	for (; known->id; known++) {
		if (known->id == id && known->version >= version)
			return true;
	}
	return false;
}

/* Whether each feature that is registered is known, at its version or above */
bool klp_feature_knows_registered(const struct klp_feature_version *known)
{
	struct klp_feature *feature;
	bool all = true;

	mutex_lock(&lock);
	list_for_each_entry(feature, &registry, node)
		all = all && knows(known, feature->id, feature->version);
	mutex_unlock(&lock);
	return all;
}
EXPORT_SYMBOL_GPL(klp_feature_knows_registered);

void klp_feature_declare(struct klp_declaration *declaration)
{
	mutex_lock(&lock);
	list_add_tail(&declaration->node, &declarations);
	mutex_unlock(&lock);
}
EXPORT_SYMBOL_GPL(klp_feature_declare);

void klp_feature_withdraw(struct klp_declaration *declaration)
{
	mutex_lock(&lock);
	list_del(&declaration->node);
	mutex_unlock(&lock);
}
EXPORT_SYMBOL_GPL(klp_feature_withdraw);

/* The same of each feature that an enabled livepatch declares */
bool klp_feature_knows_declared(const struct klp_feature_version *known)
{
	const struct klp_feature_version *theirs;
	struct klp_declaration *declaration;
	bool all = true;

	mutex_lock(&lock);
	list_for_each_entry(declaration, &declarations, node) {
		if (!declaration->patch->enabled)
			continue;
		for (theirs = declaration->features; theirs->id; theirs++)
			all = all && knows(known, theirs->id, theirs->version);
	}
	mutex_unlock(&lock);
	return all;
}
EXPORT_SYMBOL_GPL(klp_feature_knows_declared);

void klp_effect_on(int id, int version)
{
	if (effects[id])
		pr_warn("klp_feature: %d is switched on and is on already\\n", id);
	if (effects[id] < version)
		effects[id] = version;
}
EXPORT_SYMBOL_GPL(klp_effect_on);

void klp_effect_off(int id)
{
	if (!effects[id])
		pr_warn("klp_feature: %d is switched off and is off already\\n", id);
	effects[id] = 0;
}
EXPORT_SYMBOL_GPL(klp_effect_off);

void klp_effect_raise(int id, int version)
{
	effects[id] = version;
}
EXPORT_SYMBOL_GPL(klp_effect_raise);

bool klp_effect_is_on(int id)
{
	return effects[id];
}
EXPORT_SYMBOL_GPL(klp_effect_is_on);

bool klp_effect_is_below(int id, int version)
{
	return effects[id] && effects[id] < version;
}
EXPORT_SYMBOL_GPL(klp_effect_is_below);

void klp_count_up(int id)
{
	counts[id]++;
}
EXPORT_SYMBOL_GPL(klp_count_up);

void klp_count_down(int id)
{
	counts[id]--;
}
EXPORT_SYMBOL_GPL(klp_count_down);

int klp_count(int id)
{
	return counts[id];
}
EXPORT_SYMBOL_GPL(klp_count);

void klp_data_use(const void *data)
{
	(void)READ_ONCE(*(const unsigned long *)data);
}
EXPORT_SYMBOL_GPL(klp_data_use);

${settingsC(settings, names)}static const char *state_of(struct module *mod)
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

/** The settings of the world, each a parameter of the module, and what livepatches do with them. */
function settingsC(settings: NonNullable<World['settings']>, names: WorldNames): string {
  const declared = Object.entries(settings).map(([name, { value }]) => ({
    name,
    value,
    variable: names.setting(name),
  }));
  if (declared.length === 0) return '';
  const variables = declared.map(
    ({ value, variable }) =>
      `static char ${variable}[KLP_VALUE_SIZE] = ${cString(String(value))};
${wrapped(`module_param_string(${variable}, ${variable}, KLP_VALUE_SIZE, 0644);`).join('\n')}
`,
  );
  return `static LIST_HEAD(memories);

${variables.join('\n')}
static const struct {
	const char *name;
	char *text;
} settings[] = {
${declared.map(({ name, variable }) => `	{ ${cString(name)}, ${variable} },\n`).join('')}	{ }
};

static char *setting(const char *name)
{
	int i;

	for (i = 0; settings[i].name; i++) {
		if (!strcmp(settings[i].name, name))
			return settings[i].text;
	}
	return NULL;
}

void klp_value_save(struct klp_value *value)
{
	strscpy(value->saved, setting(value->name), KLP_VALUE_SIZE);
	value->is_saved = true;
}
EXPORT_SYMBOL_GPL(klp_value_save);

void klp_value_set(struct klp_value *value, const char *text)
{
	strscpy(setting(value->name), text, KLP_VALUE_SIZE);
	strscpy(value->set, text, KLP_VALUE_SIZE);
	value->is_set = true;
}
EXPORT_SYMBOL_GPL(klp_value_set);

/* Where nothing was saved, what the memory has is written: 0 */
void klp_value_restore(struct klp_value *value)
{
	const char *text = value->is_saved ? value->saved : "0";

	strscpy(setting(value->name), text, KLP_VALUE_SIZE);
	value->is_set = false;
}
EXPORT_SYMBOL_GPL(klp_value_restore);

/* A value that was written to the parameter may end in a newline */
bool klp_value_is(const struct klp_value *value, const char *text)
{
	return sysfs_streq(setting(value->name), text);
}
EXPORT_SYMBOL_GPL(klp_value_is);

bool klp_value_is_mine(const struct klp_value *value)
{
	return value->is_set && klp_value_is(value, value->set);
}
EXPORT_SYMBOL_GPL(klp_value_is_mine);

void klp_memory_add(struct klp_memory *memory)
{
	mutex_lock(&lock);
	list_add_tail(&memory->node, &memories);
	mutex_unlock(&lock);
}
EXPORT_SYMBOL_GPL(klp_memory_add);

void klp_memory_remove(struct klp_memory *memory)
{
	mutex_lock(&lock);
	list_del(&memory->node);
	mutex_unlock(&lock);
}
EXPORT_SYMBOL_GPL(klp_memory_remove);

static struct klp_value **values_of(const struct klp_state *wanted)
{
	const struct klp_state *state;
	struct klp_memory *memory;

	list_for_each_entry(memory, &memories, node) {
		for (state = memory->states; state->id; state++) {
			if (state == wanted)
				return memory->values;
		}
	}
	return NULL;
}

/* What the livepatch of the previous state has saved and set is mine too */
void klp_value_take(struct klp_value *value, const struct klp_state *prev)
{
	struct klp_value **theirs;

	value->is_saved = false;
	value->is_set = false;
	mutex_lock(&lock);
	for (theirs = values_of(prev); theirs && *theirs; theirs++) {
		if (strcmp((*theirs)->name, value->name))
			continue;
		strscpy(value->saved, (*theirs)->saved, KLP_VALUE_SIZE);
		strscpy(value->set, (*theirs)->set, KLP_VALUE_SIZE);
		value->is_saved = (*theirs)->is_saved;
		value->is_set = (*theirs)->is_set;
	}
	mutex_unlock(&lock);
}
EXPORT_SYMBOL_GPL(klp_value_take);

`;
}
