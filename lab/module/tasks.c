// SPDX-License-Identifier: MIT OR GPL-2.0
/* The tasks of a history: each waits outside, or sits in a function. */
#include <linux/delay.h>
#include <linux/export.h>
#include <linux/kthread.h>
#include <linux/list.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/wait.h>
#include "lab.h"

enum kind {
	/* A kernel thread that nothing but its step wakes */
	ASLEEP,
	/* A kernel thread that leaves when it is woken up */
	WOKEN,
	/* A user task, which the kernel's signal makes leave */
	USER,
};

struct lab_task {
	struct list_head node;
	char name[LAB_NAME];
	char place[LAB_NAME];
	enum kind kind;
	struct task_struct *task;
	/* It is to be inside */
	bool sent;
	/* It sleeps inside */
	bool sits;
	/* Where it was sent, until it has come back */
	const struct klpwalk_place *at;
};

static LIST_HEAD(tasks);
static DECLARE_WAIT_QUEUE_HEAD(queue);

/* How long a step waits for a task to do as it is told */
#define PATIENCE (2 * HZ)

static struct lab_task *named(const char *name)
{
	struct lab_task *task;

	list_for_each_entry(task, &tasks, node) {
		if (!strcmp(task->name, name))
			return task;
	}
	return NULL;
}

static struct lab_task *mine(void)
{
	struct lab_task *task;

	list_for_each_entry(task, &tasks, node) {
		if (task->task == current)
			return task;
	}
	return NULL;
}

void klpwalk_sit(void)
{
	struct lab_task *task = mine();

	if (!task)
		return;
	WRITE_ONCE(task->sits, true);
	wake_up_all(&queue);
	switch (task->kind) {
	case ASLEEP:
		wait_event_idle(queue, !READ_ONCE(task->sent));
		break;
	case WOKEN:
		set_current_state(TASK_INTERRUPTIBLE);
		if (READ_ONCE(task->sent))
			schedule();
		__set_current_state(TASK_RUNNING);
		break;
	case USER:
		wait_event_interruptible(queue, !READ_ONCE(task->sent));
		break;
	}
	WRITE_ONCE(task->sent, false);
	WRITE_ONCE(task->sits, false);
	wake_up_all(&queue);
}
EXPORT_SYMBOL_GPL(klpwalk_sit);

static void go(struct lab_task *task)
{
	const struct klpwalk_place *place = READ_ONCE(task->at);

	if (place)
		place->enter();
	WRITE_ONCE(task->at, NULL);
	wake_up_all(&queue);
}

static int thread(void *data)
{
	struct lab_task *task = data;

	for (;;) {
		wait_event_idle(queue, READ_ONCE(task->sent) ||
				kthread_should_stop());
		if (kthread_should_stop())
			return 0;
		go(task);
	}
}

int lab_task_add(const char *name, const char *kind, const char *place)
{
	struct lab_task *task = kzalloc(sizeof(*task), GFP_KERNEL);

	if (!task)
		return -ENOMEM;
	strscpy(task->name, name, sizeof(task->name));
	strscpy(task->place, place, sizeof(task->place));
	task->kind = !strcmp(kind, "user") ? USER :
		     !strcmp(kind, "woken") ? WOKEN : ASLEEP;
	list_add_tail(&task->node, &tasks);
	if (task->kind == USER)
		return 0;
	task->task = kthread_run(thread, task, "%s", name);
	return PTR_ERR_OR_ZERO(task->task);
}

/* One stay inside of the user task that calls it, whenever it is sent */
int lab_task_serve(const char *name)
{
	struct lab_task *task = named(name);

	if (!task)
		return -ESRCH;
	WRITE_ONCE(task->task, current);
	if (wait_event_interruptible(queue, READ_ONCE(task->sent)))
		return -EINTR;
	go(task);
	return 0;
}

int lab_task_block(const char *name)
{
	struct lab_task *task = named(name);
	struct klpwalk_place *place;

	if (!task)
		return -ESRCH;
	place = lab_place(task->place);
	if (!place || READ_ONCE(task->at))
		return -EINVAL;
	WRITE_ONCE(task->at, place);
	WRITE_ONCE(task->sent, true);
	wake_up_all(&queue);
	if (!wait_event_timeout(queue, READ_ONCE(task->sits), PATIENCE))
		return -ETIME;
	/* It has yet to fall asleep. */
	msleep(8);
	return 0;
}

static int leave(struct lab_task *task)
{
	WRITE_ONCE(task->sent, false);
	wake_up_all(&queue);
	if (task->kind == WOKEN)
		wake_up_process(task->task);
	if (!wait_event_timeout(queue, !READ_ONCE(task->sits), PATIENCE))
		return -ETIME;
	/* Where its text is gone, it never comes back. */
	wait_event_timeout(queue, !READ_ONCE(task->at), HZ / 20);
	return 0;
}

int lab_task_unblock(const char *name)
{
	struct lab_task *task = named(name);

	if (!task)
		return -ESRCH;
	return READ_ONCE(task->sits) ? leave(task) : -EINVAL;
}

void lab_tasks_leave(const struct klpwalk_place *place)
{
	struct lab_task *task;

	list_for_each_entry(task, &tasks, node) {
		if (READ_ONCE(task->at) == place)
			leave(task);
	}
}

void lab_tasks_end(void)
{
	struct lab_task *task, *next;

	list_for_each_entry_safe(task, next, &tasks, node) {
		if (READ_ONCE(task->sits))
			leave(task);
		if (task->kind != USER && !IS_ERR_OR_NULL(task->task))
			kthread_stop(task->task);
		list_del(&task->node);
		kfree(task);
	}
}
