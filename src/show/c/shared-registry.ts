/** The registry of the mail of 2019-02-13, and what livepatches declare, as part of klp_feature.c. */
export const SHARED_REGISTRY = `struct klp_feature *klp_feature_alloc(int id, int version,
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

`;
