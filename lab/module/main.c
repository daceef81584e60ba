// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * klpwalk_lab.ko: /proc/klpwalk takes one command a write, words parted by
 * spaces, and fails as the command does.
 */
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/string.h>
#include <linux/uaccess.h>
#include "lab.h"

static int command(char *line)
{
	char *word[4] = { "", "", "", "" };
	int words;

	for (words = 0; words < 4 && line; words++)
		word[words] = strsep(&line, " ");
	if (!strcmp(word[0], "task"))
		return lab_task_add(word[1], word[2], word[3]);
	if (!strcmp(word[0], "serve"))
		return lab_task_serve(word[1]);
	if (!strcmp(word[0], "block"))
		return lab_task_block(word[1]);
	if (!strcmp(word[0], "unblock"))
		return lab_task_unblock(word[1]);
	if (!strcmp(word[0], "until"))
		return lab_clock_until(word[1]);
	if (!strcmp(word[0], "fault"))
		return lab_fault_set(word[1], word[2], word[3]);
	if (!strcmp(word[0], "start"))
		lab_clock_start();
	else if (!strcmp(word[0], "align"))
		lab_clock_align();
	else if (!strcmp(word[0], "no-fault"))
		lab_fault_clear();
	else
		return -ENOSYS;
	return 0;
}

static ssize_t lab_write(struct file *file, const char __user *from,
			 size_t length, loff_t *at)
{
	char line[4 * LAB_NAME];
	int ret;

	if (length >= sizeof(line))
		return -E2BIG;
	if (copy_from_user(line, from, length))
		return -EFAULT;
	line[length] = '\0';
	ret = command(line);
	return ret ? ret : length;
}

static const struct proc_ops operations = {
	.proc_write = lab_write,
};

static int __init lab_init(void)
{
	if (!proc_create("klpwalk", 0200, NULL, &operations))
		return -ENOMEM;
	lab_places_init();
	lab_faults_init();
	return 0;
}

static void __exit lab_exit(void)
{
	remove_proc_entry("klpwalk", NULL);
	lab_tasks_end();
	lab_faults_exit();
}

module_init(lab_init);
module_exit(lab_exit);
MODULE_DESCRIPTION("the laboratory's own");
MODULE_LICENSE("Dual MIT/GPL");
