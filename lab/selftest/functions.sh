# SPDX-License-Identifier: MIT OR GPL-2.0
# What the test scripts beside this file are made of. It is sourced by bash.
#
# A step that is to succeed ends the test where it fails; of one that is to
# fail the error has to be the one that is named, as in:
#
#	load_lp A1
#	fails EBUSY unload_lp A1
#
# Commands go into the kernel log, as "% insmod test_modules/A1.ko", so that
# check_result() sees them in their order.

# The kselftest framework has these exit codes: 0 pass, 1 fail, 4 skip.
ksft_fail=1
ksft_skip=4

# Said by the script: the modules of its tests
: "${livepatches?}" "${targets?}"

KLP_SYSFS=/sys/kernel/livepatch
LAB=/proc/klpwalk
CONTROL=/sys/kernel/debug/dynamic_debug/control

# A transition takes as long as its tasks do; in tenths of a second
PATIENCE=600

# The modules that setup() has loaded, the last one first
loaded=""
# The processes that sit in functions
servers=""
# Where the log of the present test begins
canary=""
# Tests so far
number=0
failures=0
# Whether the next step is to fail, and with what
expected=""
# Whether two tasks are there to keep transitions
holds=""

log() {
	echo "$1" > /dev/kmsg
}

skip() {
	log "SKIP: $1"
	echo "1..0 # SKIP $1"
	exit $ksft_skip
}

# die(why) - the rest of the script cannot go on
die() {
	log "ERROR: $1"
	echo "not ok $number $title"
	echo "# $1"
	exit $ksft_fail
}

# loop_until(command) - tries it until it succeeds
loop_until() {
	local tries=$PATIENCE

	until eval "$1"; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || return 1
		sleep 0.1
	done
}

# The words of strerror(), of kmod and of busybox for an error
words_of() {
	case "$1" in
	EPERM) echo "Operation not permitted" ;;
	ENOENT) echo "No such file or directory|Unknown symbol" ;;
	EIO) echo "Input/output error" ;;
	ENOEXEC) echo "Exec format error|Invalid module format" ;;
	EAGAIN) echo "Resource temporarily unavailable|is in use" ;;
	ENOMEM) echo "Cannot allocate memory|Out of memory" ;;
	EBUSY) echo "Device or resource busy|Resource busy" ;;
	EEXIST) echo "File exists|already loaded" ;;
	ENODEV) echo "No such device" ;;
	EINVAL) echo "Invalid argument|Invalid parameters" ;;
	ENOSYS) echo "Function not implemented|not support" ;;
	*) echo "." ;;
	esac
}

# attempt(command) - runs it, and holds what it comes to against what is expected
attempt() {
	local error wanted="$expected"

	expected=""
	if error=$("$@" 2>&1); then
		[ -z "$wanted" ] || die "$* was to fail with $wanted"
		return 0
	fi
	[ -n "$wanted" ] || die "$*: $error"
	echo "$error" | grep -qiE "$(words_of "$wanted")" ||
		die "$* was to fail with $wanted: $error"
	return 1
}

# fails(error, step) - the step is to fail with this error
fails() {
	expected="$1"
	shift
	"$@"
	[ -z "$expected" ] || die "nothing of $* could fail"
}

write_to() {
	printf %s "$2" > "$1"
}

in_transition() {
	grep -qs 1 $KLP_SYSFS/*/transition
}

# complete() - lets the transition that runs come to its end
complete() {
	release before
	release after
	loop_until '! in_transition' || die "the transition does not end"
}

# held(step) - a step that may begin a transition, which is kept from its end
held() {
	if [ ! -e $LAB ] || [ -z "$holds" ] || in_transition; then
		"$@"
		return 0
	fi
	keep before
	"$@"
	if in_transition; then keep after; else release before; fi
}

# load_lp_nowait(module, parameters) - a livepatch, whose transition is kept
load_lp_nowait() {
	held load_mod "$@"
}

# load_lp(module, parameters) - a livepatch, and its transition
load_lp() {
	load_mod "$@"
	complete
}

# load_mod(module, parameters) - any other module
load_mod() {
	local module="$1"
	shift

	log "% insmod test_modules/$module.ko${*:+ $*}"
	attempt insmod "test_modules/$module.ko" "$@"
	return 0
}

unload_mod() {
	local module="$1"

	# Whoever holds it may yet be about to let go of it.
	[ -n "$expected" ] ||
		loop_until "grep -q '^0$' /sys/module/$module/refcnt" ||
		die "$module is in use"
	log "% rmmod $module"
	attempt rmmod "$module" || return 0
	loop_until "[ ! -e /sys/module/$module ]" || die "$module does not go"
}

unload_lp() {
	unload_mod "$1"
}

# Writes an attribute of a livepatch
set_lp() {
	log "% echo $3 > $KLP_SYSFS/$1/$2"
	attempt write_to "$KLP_SYSFS/$1/$2" "$3"
	return 0
}

disable_lp_nowait() {
	held set_lp "$1" enabled 0
}

disable_lp() {
	set_lp "$1" enabled 0
	complete
}

# A livepatch is enabled again while it is being disabled
enable_lp_nowait() {
	held set_lp "$1" enabled 1
}

enable_lp() {
	set_lp "$1" enabled 1
	complete
}

force_lp() {
	# Just after the delayed work has run, it does not run for a second.
	write_to $LAB align
	set_lp "$1" force 1
}

# set_parameter(module, parameter, value) - of a module that is loaded
set_parameter() {
	log "% echo $3 > /sys/module/$1/parameters/$2"
	attempt write_to "/sys/module/$1/parameters/$2" "$3"
	return 0
}

# lab(command) - tells klpwalk_lab.ko who sits where, and what is to fail
lab() {
	case "$*" in "task hold-"*) holds=yes ;; esac
	attempt write_to $LAB "$*"
	return 0
}

# keep(when) - keeps the transition that begins next (before), or that runs (after)
keep() {
	write_to $LAB "block hold-$1" || die "the transition cannot be kept"
}

release() {
	write_to $LAB "unblock hold-$1" 2> /dev/null
	return 0
}

# serve(name) - a process that sits in a function whenever it is told to
serve() {
	(while :; do write_to $LAB "serve $1"; done) 2> /dev/null &
	servers="$servers $!"
	sleep 0.1
}

# prepare(module, parameters) - what all tests need
prepare() {
	insmod "test_modules/$1.ko" ||
		die "test_modules/$1.ko cannot be loaded"
	loaded="$1 $loaded"
}

# Leaves the system as it was, whatever has happened.
cleanup() {
	local name

	trap - EXIT INT TERM HUP
	[ ! -e $LAB ] || complete
	for name in "$KLP_SYSFS"/*/; do
		[ -e "$name/enabled" ] || continue
		write_to "$name/enabled" 0 2> /dev/null
	done
	loop_until '! in_transition'
	for name in $servers; do
		kill -9 "$name" 2> /dev/null
	done
	for name in $livepatches $targets $loaded; do
		[ ! -e "/sys/module/$name" ] || rmmod "$name" 2> /dev/null
	done
	[ -z "$debugged" ] || echo "$debugged" > $CONTROL
}

# setup(tests) - looks whether the tests can run here, and prepares them
setup() {
	local name

	echo "KTAP version 1"
	title="setup"
	[ "$(id -u)" = 0 ] || skip "needs root"
	[ -d $KLP_SYSFS ] || skip "needs CONFIG_LIVEPATCH"
	[ "$(uname -m)" = x86_64 ] || skip "keeps transitions on x86_64 only"
	[ -e $CONTROL ] || mount -t debugfs none /sys/kernel/debug 2> /dev/null
	[ -e $CONTROL ] || skip "needs CONFIG_DYNAMIC_DEBUG"
	for name in $livepatches $targets; do
		[ -e "test_modules/$name.ko" ] || skip "needs test_modules/$name.ko: make"
		[ ! -e "/sys/module/$name" ] || skip "$name is loaded already"
	done
	[ -z "$(ls $KLP_SYSFS)" ] || skip "a livepatch is there already"
	echo "1..$1"
	debugged=$(grep '^kernel/livepatch' $CONTROL |
		awk -F '[: ]' '{ print "file " $1 " line " $2 " " $4 }')
	trap 'cleanup; exit 1' INT TERM HUP
	trap cleanup EXIT
	{
		echo "file kernel/livepatch/* +p"
		echo "func klp_try_switch_task -p"
	} > $CONTROL
	prepare klpwalk_lab
}

# start_test(title)
start_test() {
	title="$1"
	number=$((number + 1))
	canary="klpwalk: $title, $$"
	log "$canary"
	loop_until "dmesg | grep -qF '$canary'" || die "the log does not get there"
}

# What the kernel has said since the test began, as far as it is about livepatches
said() {
	local name names=""

	for name in $livepatches $targets; do
		names="$names|$name: "
	done
	dmesg | sed 's/^\[[ 0-9.]*\]\( \[[^]]*\]\)\? //' |
		awk -v canary="$canary" 'seen; $0 == canary { seen = 1 }' |
		grep -E "^(livepatch: |% $names)" |
		grep -vE 'signaling remaining tasks|taint(s|ing) kernel'
}

# check_result(lines) - ends a test
check_result() {
	local result splat

	expected=""
	result=$(said)
	splat=$(dmesg | awk -v canary="$canary" 'seen; index($0, canary) { seen = 1 }' |
		grep -E 'WARNING: |BUG: |Oops|general protection fault' | head -n 1)
	if [ "$result" != "$1" ]; then
		echo "not ok $number $title"
		diff -u --label expected --label kernel \
			<(echo "$1") <(echo "$result") | sed 's/^/# /'
		failures=$((failures + 1))
	elif [ -n "$splat" ] && [ "$2" != "warns" ]; then
		echo "not ok $number $title"
		echo "# $splat"
		failures=$((failures + 1))
	else
		echo "ok $number $title"
	fi
}

# finish() - ends the script
finish() {
	[ $failures -eq 0 ] || exit $ksft_fail
	exit 0
}
