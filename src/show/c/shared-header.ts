import type { World } from '../../../machines/world.ts';
import type { WorldNames } from './world-names.ts';

/** klp_feature.h: what all modules of a world know. */
export function sharedHeader({ features, shadows = [], settings = {} }: World, names: WorldNames): string {
  const ids = [features.map(names.feature), shadows.map(names.shadow)].filter(({ length }) => length > 0);
  const defines = ids.map(group => group.map((name, place) => `#define ${name} ${place + 1}\n`).join(''));
  return `/* SPDX-License-Identifier: GPL-2.0 */
#ifndef _KLP_FEATURE_H
#define _KLP_FEATURE_H

#include <linux/list.h>
#include <linux/livepatch.h>
#include <linux/types.h>

${defines.map(group => `${group}\n`).join('')}/* A feature at the version of some livepatch; an id of 0 ends an array */
struct klp_feature_version {
	int id;
	int version;
};

/* A feature that is registered */
struct klp_feature {
	int id;
	int version;
	struct klp_object *obj;
	void *data;
	struct list_head node;
};

struct klp_feature *klp_feature_alloc(int id, int version,
				      struct klp_object *obj, void *data);
void klp_feature_free(struct klp_feature *feature);
struct klp_feature *klp_feature_get(int id);
bool klp_feature_knows_registered(const struct klp_feature_version *known);

/* What an enabled livepatch declares */
struct klp_declaration {
	struct klp_patch *patch;
	const struct klp_feature_version *features;
	struct list_head node;
};

void klp_feature_declare(struct klp_declaration *declaration);
void klp_feature_withdraw(struct klp_declaration *declaration);
bool klp_feature_knows_declared(const struct klp_feature_version *known);

/* What features change in the running system: off, or on at a version */
void klp_effect_on(int id, int version);
void klp_effect_off(int id);
void klp_effect_raise(int id, int version);
bool klp_effect_is_on(int id);
bool klp_effect_is_below(int id, int version);

/* How many livepatches have a feature */
void klp_count_up(int id);
void klp_count_down(int id);
int klp_count(int id);

/* Reads what the data of a state points to */
void klp_data_use(const void *data);

${Object.keys(settings).length > 0 ? VALUES : ''}/* Prints which callback runs, as the kernel's own test modules do */
void klp_print_callback(const char *patch, const char *callback,
			struct klp_object *obj);

#endif
`;
}

const VALUES = `#define KLP_VALUE_SIZE 64

/* What a livepatch remembers of a setting of the system */
struct klp_value {
	const char *name;
	char saved[KLP_VALUE_SIZE];
	char set[KLP_VALUE_SIZE];
	bool is_saved;
	bool is_set;
};

/* What a livepatch remembers, for the next one that has one of its states */
struct klp_memory {
	const struct klp_state *states;
	struct klp_value **values;
	struct list_head node;
};

void klp_memory_add(struct klp_memory *memory);
void klp_memory_remove(struct klp_memory *memory);
void klp_value_save(struct klp_value *value);
void klp_value_set(struct klp_value *value, const char *text);
void klp_value_restore(struct klp_value *value);
bool klp_value_is(const struct klp_value *value, const char *text);
bool klp_value_is_mine(const struct klp_value *value);
void klp_value_take(struct klp_value *value, const struct klp_state *prev);

`;
