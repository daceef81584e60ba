import type { Owner } from '../../machines/context.ts';

/** An owner as scenarios write it: `A/vmlinux`, `A` or `dangling`; nothing: nobody's. */
export function owner(text?: string): Owner {
  const [patch = null, object = null] = text?.split('/') ?? [];
  return { patch, object };
}
