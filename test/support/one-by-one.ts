/**
 * The same steps with every task on a CPU when load and disable try to switch it, so that the tasks switch one by one,
 * as the steps say.
 */
export function oneByOne(steps: readonly string[]) {
  return steps.map(step => (/^(load|disable) /.test(step) ? { do: step, running: 'all' as const } : step));
}
