/* SPDX-License-Identifier: MIT OR GPL-2.0 */
#include <linux/linkage.h>
#include <linux/objtool.h>
#include <asm/asm.h>
#include <asm/unwind_hints.h>

/*
 * Whoever sleeps below has a stack that is not reliable to the unwinder, so
 * that no transition switches it, whichever way and whatever it changes.
 */
	.text
SYM_CODE_START(lab_unreliable)
	UNWIND_HINT_UNDEFINED
	ANNOTATE_NOENDBR
	subq $8, %rsp
	call klpwalk_sit
	addq $8, %rsp
	RET
SYM_CODE_END(lab_unreliable)

/* Where a function that is to return at once goes on */
SYM_FUNC_START(lab_return)
	RET
SYM_FUNC_END(lab_return)
