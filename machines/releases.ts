/** The releases of Linux by whose rules a world may run, oldest first: all that have atomic replace. */
export const RELEASES = [
  ...['5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '5.10', '5.11', '5.12', '5.13', '5.14'],
  ...['5.15', '5.16', '5.17', '5.18', '5.19', '6.0', '6.1', '6.2', '6.3', '6.4', '6.5', '6.6', '6.7', '6.8'],
  ...['6.9', '6.10', '6.11', '6.12', '6.13', '6.14', '6.15', '6.16', '6.17', '6.18', '6.19', '7.0', '7.1'],
] as const;

/** `6.12`: a release of Linus Torvalds, as it was when it came out. */
export type Release = (typeof RELEASES)[number];

export const DEFAULT_RELEASE: Release = '6.12';

export function isRelease(text: string): text is Release {
  return PLACES.has(text);
}

/** Whether the release is older than the other. */
export function isBefore(release: Release, other: Release): boolean {
  return placeOf(release) < placeOf(other);
}

const PLACES: ReadonlyMap<string, number> = new Map(RELEASES.map((release, place) => [release, place]));

function placeOf(release: Release): number {
  return PLACES.get(release) ?? -1;
}

/** A rule that a release has changed, and the change that did it, by its title in the kernel's history. */
export interface ChangedRule {
  /** The first release with the change. */
  readonly until: Release;
  readonly change: string;
  /** What was so until then, and what is so since: two clauses. */
  readonly was: string;
  readonly is: string;
}

/** The rules of the charts that differ between releases, oldest change first. Each is a guard, under the same name. */
export const CHANGED_RULES = {
  unreliableStacksAreRefused: {
    until: '5.2',
    change: 'livepatch: Convert error about unsupported reliable stacktrace into a warning',
    was: 'without reliable stacks every livepatch is refused with EOPNOTSUPP',
    is: 'two lines warn that its transition may never complete',
  },
  objectModuleStays: {
    until: '5.4',
    change: "livepatch: Nullify obj->mod in klp_module_coming()'s error path",
    was: 'an object of which the module was refused counts as loaded: where its livepatch is in transition, post_patch runs for it in the end',
    is: 'it does not',
  },
  replacedPatchesAreFreedAtOnce: {
    until: '5.5',
    change: 'livepatch: Keep replaced patches until post_patch callback is called',
    was: 'replaced livepatches leave the stack before post_patch runs',
    is: 'they leave it after post_patch has run',
  },
  relocationsOfVmlinuxAreWrittenLate: {
    until: '5.8',
    change: 'livepatch: Apply vmlinux-specific KLP relocations early',
    was: 'relocations for vmlinux are written in klp_init_patch, after the states were compared',
    is: 'the module loader writes them, before the init of the livepatch',
  },
  everyPatchIsForced: {
    until: '5.18',
    change: "livepatch: Don't block removal of patches that are safe to unload",
    was: 'force pins the module of every livepatch on the stack, its own included',
    is: 'it pins those alone whose code is being removed',
  },
  relocationsStay: {
    until: '6.3',
    change: 'livepatch,x86: Clear relocation targets on a module removal',
    was: 'relocations for a module stay written when it goes: with `relocations` it cannot come a second time',
    is: 'they are cleared',
  },
} as const satisfies Readonly<Record<string, ChangedRule>>;

export type ChangedRuleName = keyof typeof CHANGED_RULES;

/** The newest release that has the rule as it was. */
export function lastWith(name: ChangedRuleName): Release {
  return RELEASES[placeOf(CHANGED_RULES[name].until) - 1] ?? RELEASES[0];
}

/** Whether the release still has the rule as it was. */
export function hasOldRule(release: Release, name: ChangedRuleName): boolean {
  return isBefore(release, CHANGED_RULES[name].until);
}
