// SPDX-License-Identifier: MIT
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "guest.h"

#define LIVEPATCHES "/sys/kernel/livepatch/*/"

/* include/linux/panic.h: bit 7 of what /proc/sys/kernel/tainted shows */
#define TAINT_DIE 128

/* The first line of a file, without its end; empty: there is none */
static char *read_line(const char *name, char *line, int size)
{
	FILE *file = fopen(name, "re");

	if (!file || !fgets(line, size, file))
		*line = '\0';
	if (file)
		fclose(file);
	line[strcspn(line, "\n")] = '\0';
	return line;
}

int is_in_transition(void)
{
	glob_t found;
	size_t i;
	int is = 0;

	if (!glob(LIVEPATCHES "transition", 0, NULL, &found)) {
		for (i = 0; i < found.gl_pathc; i++) {
			char line[16];

			is |= *read_line(found.gl_pathv[i], line, sizeof(line)) == '1';
		}
		globfree(&found);
	}
	return is;
}

int has_died(void)
{
	char line[16];

	return atoi(read_line("/proc/sys/kernel/tainted", line, sizeof(line))) & TAINT_DIE;
}

/* Each thing that is seen is a line. */
void look(const char *step)
{
	char line[256];
	glob_t found;
	FILE *file;
	size_t i;

	if (!glob(LIVEPATCHES "enabled", 0, NULL, &found)) {
		for (i = 0; i < found.gl_pathc; i++) {
			char *name = found.gl_pathv[i] + strlen("/sys/kernel/livepatch/");
			char is_enabled[16];

			read_line(found.gl_pathv[i], is_enabled, sizeof(is_enabled));
			*strchr(name, '/') = '\0';
			say("sees %s livepatch %s %s", step, name, is_enabled);
		}
		globfree(&found);
	}
	file = fopen("/proc/klp_feature", "re");
	while (file && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		say("sees %s %s", step, line);
	}
	if (file)
		fclose(file);
}
