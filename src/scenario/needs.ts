import type { TargetModule, World } from '../../machines/world.ts';
import type { Report } from '../problem/mistake.ts';
import { unknownName } from '../problem/unknown-name.ts';

/** Reports what target modules cannot need: what is not there, or needs them in turn, or is loaded later. */
export function reportNeeds(modules: World['modules'], report: Report): void {
  const names = Object.keys(modules);
  for (const [name, { needs = {}, loaded }] of Object.entries(modules)) {
    for (const other of Object.keys(needs)) {
      const found = modules[other];
      const path = ['modules', name, 'needs', other];
      if (found === undefined) {
        report(path, { ...unknownName('target module', other, names), onKey: true });
      } else if (leadsTo(modules, other, name)) {
        report(path, {
          code: 'contradiction',
          what:
            other === name
              ? `${name} needs itself`
              : `${other} needs ${name} in turn: neither could be loaded`,
          expected: 'modules that can be loaded one after the other',
          onKey: true,
        });
      } else if (loaded && !found.loaded) {
        report(path, {
          code: 'contradiction',
          what: `${name} is loaded at the start, and ${other} is not`,
          expected: `loaded: true of ${other}`,
          onKey: true,
        });
      }
    }
  }
}

function leadsTo(modules: World['modules'], from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const { needs = {} }: Pick<TargetModule, 'needs'> = modules[from] ?? {};
  return Object.keys(needs).some(other => leadsTo(modules, other, to, seen));
}
