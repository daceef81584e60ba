/** What features change in the running system, their counts, and the data of states, as part of klp_feature.c. */
export const SHARED_EFFECTS = `void klp_effect_on(int id, int version)
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

`;
