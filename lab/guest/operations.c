// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "guest.h"

#define LAB "/proc/klpwalk"
#define MODULES 64
/* How often it is looked whether a transition is over, in microseconds */
#define LOOKS 10000

static struct {
	const char *name;
	char *bytes;
	size_t length;
} modules[MODULES];

void keep_module(const char *name, char *bytes, size_t length)
{
	int i;

	for (i = 0; i < MODULES && modules[i].name; i++)
		;
	if (i == MODULES) {
		say("trouble: too many modules");
		return;
	}
	modules[i].name = name;
	modules[i].bytes = bytes;
	modules[i].length = length;
}

static int negative(long ret)
{
	return ret < 0 ? -errno : 0;
}

/* One attempt: insmod of some systems tries twice, and callbacks run twice */
static int load(char *rest)
{
	const char *name = next_word(&rest);
	int i;

	for (i = 0; i < MODULES && modules[i].name; i++) {
		if (!strcmp(modules[i].name, name))
			return negative(syscall(SYS_init_module, modules[i].bytes,
						modules[i].length, rest ? rest : ""));
	}
	return -ENOENT;
}

static int write_to(const char *name, const char *value)
{
	int file = open(name, O_WRONLY | O_CLOEXEC);
	int ret;

	if (file < 0)
		return -errno;
	ret = negative(write(file, value, strlen(value)));
	close(file);
	return ret;
}

/* A user task that sits in a function whenever its history says so */
static int serve(const char *name)
{
	char command[128] = "serve ";
	pid_t pid = fork();

	if (pid)
		return negative(pid);
	strncat(command, name, sizeof(command) - strlen(command) - 1);
	for (;;)
		write_to(LAB, command);
}

static int wait_for_end(const char *seconds)
{
	long looks = atol(seconds) * (1000000 / LOOKS);

	for (; is_in_transition() && !has_died(); looks--) {
		if (looks == 0) {
			say("stuck");
			break;
		}
		usleep(LOOKS);
	}
	return 0;
}

int operate(const char *word, char *rest)
{
	if (!strcmp(word, "load"))
		return load(rest);
	if (!strcmp(word, "delete"))
		return negative(syscall(SYS_delete_module, rest, O_NONBLOCK));
	if (!strcmp(word, "lab"))
		return write_to(LAB, rest);
	if (!strcmp(word, "serve"))
		return serve(rest);
	if (!strcmp(word, "wait"))
		return wait_for_end(rest);
	if (!strcmp(word, "sleep"))
		return usleep(atoi(rest) * 1000);
	if (!strcmp(word, "write")) {
		const char *name = next_word(&rest);

		return write_to(name, rest ? rest : "");
	}
	return -ENOSYS;
}
