// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * The clock of a history. It starts at a full second of jiffies, since that is
 * when klp_transition_work runs (round_jiffies_relative).
 */
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/sched.h>
#include <linux/timer.h>
#include "lab.h"

static unsigned long start;

/* A timer that is far away may be late by an eighth: kernel/time/timer.c */
#define EXACT 63

static void until(unsigned long then)
{
	unsigned long left;

	while (time_before(jiffies, then)) {
		left = then - jiffies;
		schedule_timeout_idle(left > EXACT ? left / 4 * 3 : left);
	}
}

void lab_clock_start(void)
{
	start = __round_jiffies_up(jiffies + 1, 0);
	until(start);
}

/* Since the start; a time that has passed is now */
int lab_clock_until(const char *milliseconds)
{
	unsigned int time;
	int ret = kstrtouint(milliseconds, 10, &time);

	if (!ret)
		until(start + msecs_to_jiffies(time));
	return ret;
}

/* Just after the delayed work has run, so that it runs no more for a second */
void lab_clock_align(void)
{
	until(__round_jiffies_up(jiffies + 1, 0) + msecs_to_jiffies(20));
}
