/*
 * A registry that settles (proposal.md): what a livepatch has for it, an example, and the core's part. It is in no kernel:
 * it is here to be read.
 */

/* In the livepatch, beside its objects; id 0 ends the array. */
struct klp_feature {
	int id;
	int version;			/* from 1 */
	bool retire;			/* by disable(), in a replace */
	const char *const *objs;	/* who carries it: names, then NULL */
	size_t data_size;		/* one for all versions of an id */
	void (*enable)(struct klp_feature *feature, int from_version,
		       void *data);
	void (*disable)(struct klp_feature *feature, int version, void *data);
};

/* In the core, on klp_features: one for each registered id. */
struct klp_feature_entry {
	struct list_head node;
	int id;
	int effect;			/* the version that is on; 0: off */
	char data[] __aligned(8);	/* zeroed, and freed with the entry */
};

/*
 * An example: the saved log level of scenarios/cases/console-loglevel-goes-well.yaml, in A1, and as well in B2 that takes
 * it over. A from_version other than 0 moves a running effect.
 */
static void loglevel_enable(struct klp_feature *feature, int from_version,
			    void *data)
{
	int *saved = data;

	if (!from_version)
		*saved = console_loglevel;
	console_loglevel = CONSOLE_LOGLEVEL_MOTORMOUTH;
}

static void loglevel_disable(struct klp_feature *feature, int version,
			     void *data)
{
	int *saved = data;

	console_loglevel = *saved;
}

/* The whole of the core's part. */

#define klp_for_each_feature(patch, feature) \
	for (feature = (patch)->features; feature && feature->id; feature++)

static struct klp_feature *klp_get_feature(struct klp_patch *patch, int id)
{
	struct klp_feature *feature;

	klp_for_each_feature(patch, feature)
		if (feature->id == id)
			return feature;
	return NULL;
}

static struct klp_feature_entry *klp_get_feature_entry(int id)
{
	struct klp_feature_entry *entry;

	list_for_each_entry(entry, &klp_features, node)
		if (entry->id == id)
			return entry;
	return NULL;
}

/* A module that comes is klp_alive already, and one that goes no longer. */
static bool klp_is_feature_loaded(struct klp_patch *patch,
				  struct klp_feature *feature)
{
	struct klp_object *obj;

	klp_for_each_object(patch, obj) {
		if (klp_is_module(obj) && !(obj->mod && obj->mod->klp_alive))
			continue;
		if (match_string(feature->objs, -1,
				 obj->name ?: "vmlinux") >= 0)
			return true;
	}
	return false;
}

/*
 * The user. Before the outcome is final, the livepatch in transition is
 * passed over. klp_patches has the newest livepatch last.
 */
static struct klp_feature *klp_feature_user(int id, bool final)
{
	struct klp_feature *feature, *user = NULL;
	struct klp_patch *patch;

	klp_for_each_patch(patch) {
		if (!patch->enabled ||
		    (!final && patch == klp_transition_patch))
			continue;
		feature = klp_get_feature(patch, id);
		if (!feature || feature->retire ||
		    !klp_is_feature_loaded(patch, feature))
			continue;
		if (!user || feature->version >= user->version)
			user = feature;
	}
	return user;
}

/* Of each feature of each installed livepatch: klp_is_state_compatible(). */
static bool klp_is_feature_compatible(struct klp_patch *patch,
				      struct klp_feature *installed)
{
	struct klp_feature *feature = klp_get_feature(patch, installed->id);

	if (installed->retire)
		return true;
	if (!feature)
		return !patch->replace;
	return feature->version >= installed->version &&
	       feature->data_size == installed->data_size;
}

/* Rule 1. What was registered before an error, klp_settle_features() frees. */
static int klp_register_features(struct klp_patch *patch)
{
	struct klp_feature_entry *entry;
	struct klp_feature *feature;

	klp_for_each_feature(patch, feature) {
		if (feature->retire || klp_get_feature_entry(feature->id) ||
		    !klp_is_feature_loaded(patch, feature))
			continue;
		entry = kzalloc(struct_size(entry, data, feature->data_size),
				GFP_KERNEL);
		if (!entry)
			return -ENOMEM;
		entry->id = feature->id;
		list_add_tail(&entry->node, &klp_features);
	}
	return 0;
}

/* Rule 2. */
static void klp_leave_features(struct klp_patch *patch, bool final)
{
	struct klp_feature *feature, *user;
	struct klp_feature_entry *entry;

	klp_for_each_feature(patch, feature) {
		entry = klp_get_feature_entry(feature->id);
		if (feature->retire || !entry || !entry->effect ||
		    entry->effect > feature->version)
			continue;
		user = klp_feature_user(feature->id, final);
		if (user && user->version >= entry->effect)
			continue;
		feature->disable(feature, entry->effect, entry->data);
		entry->effect = 0;
	}
}

/*
 * Only a replace leaves an effect that is on without a user, and a livepatch
 * that does not know the feature would not have been let in.
 */
static void klp_undo_feature(struct klp_feature_entry *entry)
{
	struct klp_feature *feature = NULL;

	if (klp_transition_patch)
		feature = klp_get_feature(klp_transition_patch, entry->id);
	if (!WARN_ON_ONCE(!feature))
		feature->disable(feature, entry->effect, entry->data);
}

/* Rule 3. */
static void klp_settle_features(bool final)
{
	struct klp_feature_entry *entry, *next;
	struct klp_feature *user;

	list_for_each_entry_safe(entry, next, &klp_features, node) {
		user = klp_feature_user(entry->id, final);
		if (user) {
			if (entry->effect >= user->version)
				continue;
			user->enable(user, entry->effect, entry->data);
			entry->effect = user->version;
		} else if (final) {
			if (entry->effect)
				klp_undo_feature(entry);
			list_del(&entry->node);
			kfree(entry);
		}
	}
}
