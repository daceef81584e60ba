// SPDX-License-Identifier: MIT OR GPL-2.0
/* What is to go wrong: one thing at a time, and once. */
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/string.h>
#include "lab.h"

static char kind[LAB_NAME];
static char what[LAB_NAME];
static int code;

int lab_faults_init(void)
{
	return 0;
}

void lab_faults_exit(void)
{
}

int lab_fault_set(const char *new_kind, const char *new_what,
		  const char *new_code)
{
	int ret = kstrtoint(new_code, 10, &code);

	if (ret)
		return ret;
	strscpy(what, new_what, sizeof(what));
	strscpy(kind, new_kind, sizeof(kind));
	return 0;
}

void lab_fault_clear(void)
{
	kind[0] = '\0';
}

int klpwalk_fault(const char *asked, const char *module, const char *of)
{
	char name[LAB_NAME];

	if (strcmp(kind, asked))
		return 0;
	snprintf(name, sizeof(name), "%s/%s", module, of);
	if (strcmp(what, name))
		return 0;
	lab_fault_clear();
	return code;
}
EXPORT_SYMBOL_GPL(klpwalk_fault);

bool klpwalk_fails(const char *asked, const char *module, int number)
{
	char of[16];

	snprintf(of, sizeof(of), "%d", number);
	return klpwalk_fault(asked, module, of);
}
EXPORT_SYMBOL_GPL(klpwalk_fails);
