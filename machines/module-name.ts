/**
 * What the kernel calls a livepatch or a target module, in every log line and in sysfs: the build turns each dash of a
 * file's name into an underscore (scripts/Makefile.lib, name-fix; KBUILD_MODNAME). Files alone keep their dashes.
 */
export function moduleName(name: string | null): string {
  return String(name).replaceAll('-', '_');
}
