import type { World } from '../../../machines/world.ts';
import { wrapped } from './layout.ts';
import { cString } from './string.ts';
import type { WorldNames } from './world-names.ts';

/** The settings of the world, each a parameter of the module, and what livepatches do with them; part of klp_feature.c. */
export function sharedSettings(settings: NonNullable<World['settings']>, names: WorldNames): string {
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
