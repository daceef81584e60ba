/** Whether a name on the command line is that of a module, where a scenario could stand as well. */
export function isModule(name: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(name);
}
