/* SPDX-License-Identifier: MIT */
/* What the files of the guest's only program know of each other. */
#ifndef GUEST_H
#define GUEST_H

#include <stddef.h>

/* Ports of QEMU: port.c */
void port_open(void);
/* Waits for the file of QEMU's fw_cfg; its bytes, which end in a 0 that does not count */
char *port_receive(const char *name, size_t *length);
/* Ends the guest */
void port_exit(void);

/* The kernel's log, which is what the host reads: say.c */
void say_open(void);
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The first line of what is left, which is moved behind it; NULL: there is none */
char *next_line(char **left);
/* Its first word, likewise */
char *next_word(char **left);

/* An operation, by its word; 0, or the negative number of its error: operations.c */
int operate(const char *word, char *rest);
/* A module that has come with the history: keeps where its bytes are */
void keep_module(const char *name, char *bytes, size_t length);

/* Looks at what the kernel shows of its state: look.c */
void look(const char *step);
/* Whether a livepatch is in transition */
int is_in_transition(void);
/* Whether the kernel has come to a BUG or an oops */
int has_died(void);

/* Goes through the lines of a history: history.c */
void run_history(char *lines);

#endif
