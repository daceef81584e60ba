/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/*
 * What the modules of a history ask the laboratory's own: klpwalk_lab.ko is
 * there from the start, and the livepatches and target modules call it.
 */
#ifndef _KLPWALK_LAB_H
#define _KLPWALK_LAB_H

#include <linux/list.h>
#include <linux/types.h>

/*
 * Called by every version of a function that a task may sit in: where the
 * caller is a task of the history, it stays here until it may leave.
 */
void klpwalk_sit(void);

/* A function that a task may be sent into */
struct klpwalk_place {
	/* Object and function, as in vmlinux:idr_for_each */
	const char *name;
	/* Calls it */
	void (*enter)(void);
	struct list_head node;
};

void klpwalk_place_add(struct klpwalk_place *place);
/* Returns when no task is in it any more */
void klpwalk_place_remove(struct klpwalk_place *place);

/* Whether something is to fail now, and with what; asked once, it is over */
int klpwalk_fault(const char *kind, const char *module, const char *what);
/* The same of a number */
bool klpwalk_fails(const char *kind, const char *module, int number);

/*
 * A livepatch asks before each allocation. This is included behind the headers
 * of the kernel, which have their own words for it.
 */
#ifdef KLPWALK_FAULTS
#define klpwalk_no_memory(number) \
	klpwalk_fails("allocation", KBUILD_MODNAME, number)

#define klp_feature_alloc(id, version, obj, data) \
	(klpwalk_no_memory(id) ? NULL : (klp_feature_alloc)(id, version, obj, data))

/* What is allocated in a livepatch is the data of a state */
#undef kzalloc
#define kzalloc(size, flags) \
	(klpwalk_no_memory(state->id) ? NULL : kmalloc(size, (flags) | __GFP_ZERO))

#define klp_shadow_alloc(obj, id, size, flags, ctor, data) \
	(klpwalk_fails("shadow", KBUILD_MODNAME, id) ? NULL : \
	 (klp_shadow_alloc)(obj, id, size, flags, ctor, data))

#define klp_shadow_get_or_alloc(obj, id, size, flags, ctor, data) \
	(klp_shadow_get(obj, id) ?: \
	 klpwalk_fails("shadow", KBUILD_MODNAME, id) ? NULL : \
	 (klp_shadow_get_or_alloc)(obj, id, size, flags, ctor, data))
#endif

#endif
