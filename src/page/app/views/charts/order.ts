/** Where in the run something is come by: the styles light it up in that order. */
export function inOrder(order: number | null): Record<string, number> | undefined {
  return order === null ? undefined : { '--order': order };
}
