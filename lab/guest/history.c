// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include <string.h>
#include <unistd.h>
#include "guest.h"

/*
 * The module of a livepatch that was disabled is let go by a work that comes
 * after all lines are printed: kernel/livepatch/core.c, klp_free_patch_work_fn.
 * In microseconds.
 */
#define SETTLING 5000

/*
 * `begin N`, `end N` and `look N` say so in the log; `! OPERATION` is the one
 * whose result is that of the step; another one that fails is trouble. A
 * kernel that has died is asked nothing more: it may hold its locks for ever.
 */
void run_history(char *lines)
{
	char *line;
	int result = 0;

	while ((line = next_line(&lines))) {
		char *whole = strdupa(line);
		const char *word = next_word(&line);
		int is_counted = !strcmp(word, "!");
		int ret;

		if (!strcmp(word, "begin")) {
			char clear[] = "/sys/kernel/debug/clear_warn_once 1";

			result = 0;
			/* What warns once warns once a step */
			operate("write", clear);
			say("begin %s", line);
			continue;
		}
		if (!strcmp(word, "end")) {
			usleep(SETTLING);
			say("end %s %d", line, result);
			if (has_died())
				return;
			continue;
		}
		if (!strcmp(word, "look")) {
			look(line);
			continue;
		}
		if (is_counted)
			word = next_word(&line);
		ret = operate(word, line);
		if (is_counted)
			result = ret;
		else if (ret)
			say("trouble: %s: %s", whole, strerror(-ret));
	}
}
