export function link(_: unknown): { readonly text: string } {
  return { text: '' };
}
