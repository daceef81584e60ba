// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * What is to go wrong: one thing at a time, and once. Where it goes wrong in
 * the kernel itself, a function of it returns at once what it would return
 * then; only what kernel/livepatch calls is ever asked.
 */
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/kprobes.h>
#include <linux/string.h>
#include "lab.h"

static char kind[LAB_NAME];
static char what[LAB_NAME];
static int code;
/* The function that is meant has been seen, and the next step of it fails */
static bool is_next;

static bool is_set(const char *asked)
{
	return !strcmp(kind, asked);
}

/* Whether the address lies in the function that is meant, of whatever module */
static bool is_meant(unsigned long address)
{
	char name[LAB_NAME];

	snprintf(name, sizeof(name), "%ps", (void *)address);
	*strchrnul(name, ' ') = '\0';
	return !strcmp(name, what);
}

/* The function returns this at once, without having done anything */
static int returns(struct pt_regs *regs, long value)
{
	regs->ax = value;
	regs->ip = (unsigned long)lab_return;
	return 1;
}

static int fails(struct pt_regs *regs, long value)
{
	lab_fault_clear();
	return returns(regs, value);
}

/* ftrace_location(ip): klp_patch_func asks for the place of a function */
static int in_location(struct kprobe *probe, struct pt_regs *regs)
{
	if (is_set("location") && is_meant(regs->di))
		return fails(regs, 0);
	if (is_set("memory") && is_meant(regs->di))
		is_next = true;
	return 0;
}

/* kzalloc: of klp_patch_func, or of klp_add_nops */
static int in_allocation(struct kprobe *probe, struct pt_regs *regs)
{
	char caller[LAB_NAME];

	if (!(is_set("memory") && is_next) && !is_set("nops"))
		return 0;
	snprintf(caller, sizeof(caller), "%ps", *(void **)regs->sp);
	return strncmp(caller, "klp_", 4) ? 0 : fails(regs, 0);
}

/* ftrace_set_filter_ip(ops, ip, remove, reset) */
static int in_filter(struct kprobe *probe, struct pt_regs *regs)
{
	if (regs->dx)
		return 0;
	if (is_set("filter") && is_meant(regs->si))
		return fails(regs, code);
	if (is_set("register") && is_meant(regs->si))
		is_next = true;
	return 0;
}

static int in_register(struct kprobe *probe, struct pt_regs *regs)
{
	return is_set("register") && is_next ? fails(regs, code) : 0;
}

/* kallsyms_on_each_match_symbol(fn, name, data): of vmlinux */
static int in_symbols(struct kprobe *probe, struct pt_regs *regs)
{
	int (*each)(void *data, unsigned long address) = (void *)regs->di;

	if (strcmp((char *)regs->si, what))
		return 0;
	if (is_set("missing"))
		return fails(regs, 0);
	if (!is_set("ambiguous"))
		return 0;
	each((void *)regs->dx, 1);
	each((void *)regs->dx, 1);
	return fails(regs, 0);
}

/* module_kallsyms_on_each_symbol(module, fn, data): data begins with the name */
static int in_module_symbols(struct kprobe *probe, struct pt_regs *regs)
{
	int (*each)(void *data, const char *name, unsigned long address) =
		(void *)regs->si;
	const char *name;

	if (!is_set("missing") && !is_set("ambiguous"))
		return 0;
	name = *(const char **)regs->dx;
	if (strcmp(name, what))
		return 0;
	if (is_set("ambiguous")) {
		each((void *)regs->dx, name, 1);
		each((void *)regs->dx, name, 1);
	}
	return fails(regs, 0);
}

/* klp_find_object_symbol(object, name, sympos, address) */
static int in_find(struct kprobe *probe, struct pt_regs *regs)
{
	if (is_set("sympos") && !strcmp((char *)regs->si, what)) {
		lab_fault_clear();
		regs->dx = code;
	}
	return 0;
}

/* kallsyms_lookup_size_offset(address, size, offset) */
static int in_size(struct kprobe *probe, struct pt_regs *regs)
{
	return is_set("size") && is_meant(regs->di) ? fails(regs, 0) : 0;
}

/* kobject_add(kobject, parent, format, name, ...): %s of an object, %s,%lu of a function */
static int in_kobject(struct kprobe *probe, struct pt_regs *regs)
{
	const char *format = (char *)regs->dx;

	if (!(is_set("object") && !strcmp(format, "%s")) &&
	    !(is_set("function") && !strcmp(format, "%s,%lu")))
		return 0;
	return strcmp((char *)regs->cx, what) ? 0 : fails(regs, -EEXIST);
}

/* With one of these a probe is not turned into a jump, which could not return. */
static void after(struct kprobe *probe, struct pt_regs *regs,
		  unsigned long flags)
{
}

#define PROBE(function, handler)					\
	{								\
		.symbol_name = #function,				\
		.pre_handler = handler,					\
		.post_handler = after,					\
	}

static struct kprobe probes[] = {
	PROBE(ftrace_location, in_location),
	PROBE(ftrace_set_filter_ip, in_filter),
	PROBE(register_ftrace_function, in_register),
	PROBE(kallsyms_on_each_match_symbol, in_symbols),
	PROBE(module_kallsyms_on_each_symbol, in_module_symbols),
	PROBE(klp_find_object_symbol, in_find),
	PROBE(kallsyms_lookup_size_offset, in_size),
	PROBE(kobject_add, in_kobject),
	PROBE(__kmalloc_cache_noprof, in_allocation),
};

/* A fault whose function this kernel does not have never happens. */
void lab_faults_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++) {
		int ret = register_kprobe(&probes[i]);

		if (ret)
			pr_info("klpwalk: no fault in %s: %d\n",
				probes[i].symbol_name, ret);
	}
}

void lab_faults_exit(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(probes); i++)
		unregister_kprobe(&probes[i]);
}

int lab_fault_set(const char *new_kind, const char *new_what,
		  const char *new_code)
{
	int ret;

	lab_fault_clear();
	ret = kstrtoint(new_code, 10, &code);
	if (ret)
		return ret;
	strscpy(what, new_what, sizeof(what));
	strscpy(kind, new_kind, sizeof(kind));
	return 0;
}

void lab_fault_clear(void)
{
	kind[0] = '\0';
	is_next = false;
}

int klpwalk_fault(const char *asked, const char *module, const char *of)
{
	char name[LAB_NAME];

	if (!is_set(asked))
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
