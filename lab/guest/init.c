// SPDX-License-Identifier: MIT
/*
 * The only program of the guest: gets it ready, waits for a history, runs it
 * and ends. What happens is told in the kernel's log, which the console has.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>
#include "guest.h"

#define LAB_MODULE "/klpwalk_lab.ko"

static void write_file(const char *name, const char *text)
{
	int file = open(name, O_WRONLY | O_CLOEXEC);

	if (file < 0 || write(file, text, strlen(text)) < 0)
		say("trouble: %s: %m", name);
	close(file);
}

static void mount_on(const char *folder, const char *type)
{
	mkdir(folder, 0755);
	mount(type, folder, type, 0, NULL);
}

static void load_lab(void)
{
	int file = open(LAB_MODULE, O_RDONLY | O_CLOEXEC);

	if (file < 0 || syscall(SYS_finit_module, file, "", 0))
		say("trouble: %s: %m", LAB_MODULE);
	close(file);
}

static void get_ready(void)
{
	mount_on("/proc", "proc");
	mount_on("/sys", "sysfs");
	mount_on("/dev", "devtmpfs");
	mount_on("/sys/kernel/debug", "debugfs");
	say_open();
	/* From here on the console has all. */
	write_file("/proc/sys/kernel/printk", "8");
	write_file("/sys/kernel/debug/dynamic_debug/control",
		   "file kernel/livepatch/core.c +p");
	write_file("/sys/kernel/debug/dynamic_debug/control",
		   "file kernel/livepatch/transition.c +p");
	write_file("/sys/kernel/debug/dynamic_debug/control",
		   "func klp_try_switch_task -p");
	load_lab();
	if (access("/sys/kernel/livepatch", F_OK))
		say("trouble: this kernel has no CONFIG_LIVEPATCH");
	port_open();
}

/* `module NAME LENGTH` and its bytes, as many as there are, then the lines */
static char *unpack(char *bytes)
{
	while (!strncmp(bytes, "module ", 7)) {
		char *line = next_line(&bytes);
		char *name;
		size_t length;

		next_word(&line);
		name = next_word(&line);
		length = strtoul(line, NULL, 10);
		keep_module(name, bytes, length);
		bytes += length;
	}
	return bytes;
}

int main(void)
{
	struct utsname system;
	size_t length;
	char *lines;
	int status;
	pid_t pid;

	get_ready();
	uname(&system);
	say("ready %s", system.release);
	lines = unpack(port_receive("opt/klpwalk/history", &length));
	/* What kills the one that runs it leaves the other to tell. */
	pid = fork();
	if (!pid) {
		run_history(lines);
		_exit(0);
	}
	if (waitpid(pid, &status, 0) != pid || status)
		say("trouble: the history was killed");
	/* Whoever was woken up last may yet fall. */
	usleep(50000);
	say("done");
	/* The console is not yet empty. */
	usleep(20000);
	port_exit();
}
