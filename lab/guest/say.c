// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "guest.h"

static int log = -1;

void say_open(void)
{
	log = open("/dev/kmsg", O_WRONLY | O_CLOEXEC);
}

void say(const char *format, ...)
{
	char line[512] = "<6>klpwalk: ";
	size_t begun = strlen(line);
	va_list values;

	va_start(values, format);
	vsnprintf(line + begun, sizeof(line) - begun - 1, format, values);
	va_end(values);
	/* Without its end the kernel would wait for more of the line. */
	strcat(line, "\n");
	if (write(log, line, strlen(line)) < 0)
		perror(line);
}

char *next_line(char **left)
{
	return *left && **left ? strsep(left, "\n") : NULL;
}

char *next_word(char **left)
{
	char *word = *left ? strsep(left, " ") : NULL;

	return word ? word : "";
}
