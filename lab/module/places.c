// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * The functions that a task may sit in. Those of vmlinux are stand-ins: each
 * takes a function that it calls, does little else, and is called by nobody
 * else in the guest, so that a livepatch may change it into anything.
 */
#include <linux/device.h>
#include <linux/export.h>
#include <linux/fdtable.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/string.h>
#include <linux/tracepoint.h>
#include "lab.h"

static DEFINE_MUTEX(lock);
static LIST_HEAD(places);

/* Not a tail call: the function itself is to be on the stack. */
#define PLACE(function, call)						\
	static noinline void enter_##function(void)			\
	{								\
		call;							\
		barrier();						\
	}								\
	static struct klpwalk_place at_##function = {			\
		.name = "vmlinux:" #function,				\
		.enter = enter_##function,				\
	}

static int of_device(struct device *dev, void *data)
{
	klpwalk_sit();
	return 1;
}

static int of_driver(struct device_driver *driver, void *data)
{
	klpwalk_sit();
	return 1;
}

static int of_file(const void *data, struct file *file, unsigned int fd)
{
	klpwalk_sit();
	return 1;
}

static bool has_sat;

static void of_tracepoint(struct tracepoint *tp, void *data)
{
	if (!has_sat) {
		has_sat = true;
		klpwalk_sit();
	}
}

/* Of bus_find_device and device_find_child, which differ in a const */
static int is_device(struct device *dev, const void *data)
{
	klpwalk_sit();
	return 1;
}

static struct device *parent;

PLACE(device_for_each_child, device_for_each_child(parent, NULL, of_device));
PLACE(device_for_each_child_reverse,
      device_for_each_child_reverse(parent, NULL, of_device));
/*
 * What these two return is left: in a livepatch it is nothing, and of what the
 * original finds a count too many does no harm.
 */
PLACE(device_find_child,
      device_find_child(parent, NULL, (void *)is_device));
PLACE(bus_for_each_dev,
      bus_for_each_dev(&platform_bus_type, NULL, NULL, of_device));
PLACE(bus_for_each_drv,
      bus_for_each_drv(&platform_bus_type, NULL, NULL, of_driver));
PLACE(bus_find_device,
      bus_find_device(&platform_bus_type, NULL, NULL, is_device));
PLACE(iterate_fd, iterate_fd(current->files, 0, of_file, NULL));
PLACE(for_each_kernel_tracepoint,
      (has_sat = false, for_each_kernel_tracepoint(of_tracepoint, NULL)));

static struct klpwalk_place unreliable = {
	.name = "unreliable",
	.enter = lab_unreliable,
};

static struct klpwalk_place *const own[] = {
	&at_device_for_each_child, &at_device_for_each_child_reverse,
	&at_device_find_child, &at_bus_for_each_dev, &at_bus_for_each_drv,
	&at_bus_find_device, &at_iterate_fd, &at_for_each_kernel_tracepoint,
	&unreliable,
};

void lab_places_init(void)
{
	int i;

	parent = &platform_bus;
	for (i = 0; i < ARRAY_SIZE(own); i++)
		list_add_tail(&own[i]->node, &places);
}

struct klpwalk_place *lab_place(const char *name)
{
	struct klpwalk_place *place, *found = NULL;

	mutex_lock(&lock);
	list_for_each_entry(place, &places, node) {
		if (!strcmp(place->name, name))
			found = place;
	}
	mutex_unlock(&lock);
	return found;
}

void klpwalk_place_add(struct klpwalk_place *place)
{
	mutex_lock(&lock);
	list_add_tail(&place->node, &places);
	mutex_unlock(&lock);
}
EXPORT_SYMBOL_GPL(klpwalk_place_add);

void klpwalk_place_remove(struct klpwalk_place *place)
{
	mutex_lock(&lock);
	list_del(&place->node);
	mutex_unlock(&lock);
	lab_tasks_leave(place);
}
EXPORT_SYMBOL_GPL(klpwalk_place_remove);
