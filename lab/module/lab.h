/* SPDX-License-Identifier: MIT OR GPL-2.0 */
/* What the files of klpwalk_lab.ko know of each other. */
#ifndef _LAB_H
#define _LAB_H

#include <linux/types.h>
#include "klpwalk_lab.h"

#define LAB_NAME 96

int lab_task_add(const char *name, const char *kind, const char *place);
int lab_task_serve(const char *name);
int lab_task_block(const char *name);
int lab_task_unblock(const char *name);
/* Makes all tasks leave the place, and waits until they have */
void lab_tasks_leave(const struct klpwalk_place *place);
/* No history uses them any more */
void lab_tasks_end(void);

struct klpwalk_place *lab_place(const char *name);
void lab_places_init(void);

void lab_clock_start(void);
int lab_clock_until(const char *milliseconds);
void lab_clock_align(void);

void lab_faults_init(void);
void lab_faults_exit(void);
int lab_fault_set(const char *kind, const char *what, const char *code);
void lab_fault_clear(void);

/* Returns: hold.S */
void lab_return(void);
/* Sleeps in klpwalk_sit(), by a way that no unwinder can follow: hold.S */
void lab_unreliable(void);

#endif
