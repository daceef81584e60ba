import { DESIGNS } from '../../../machines/designs/index.ts';
import { PROPERTY_NAMES } from '../../../machines/properties.ts';
import { applicable } from '../../livepatch/explore-world.ts';
import { MODULE_VERBS, PATCH_VERBS, TASK_VERBS, TRYING_VERBS } from '../../scenario/verbs.ts';
import { COMMAND_WORDS, PARTS, STEP_VERBS } from './command.ts';
import type { Session } from './session.ts';
import { FAULTS } from './typed-step.ts';
import { standing } from './view-of.ts';

/**
 * The words that may stand where the last one of the line is being typed, of those that begin as it does; where there
 * is one alone, it is over.
 */
export function completions(line: string, session: Session): string[] {
  const words = line.trimStart().split(/\s+/);
  const last = words.at(-1) ?? '';
  const all = [...new Set(candidates(words.slice(0, -1), last, session))];
  const found = all.filter(word => word.startsWith(last));
  return found.length === 1 ? found.map(word => `${word} `) : found;
}

function candidates(before: readonly string[], last: string, session: Session): readonly string[] {
  const [first, ...rest] = before;
  if (first === undefined) return [...COMMAND_WORDS, ...STEP_VERBS];
  const { world } = session.model;
  const previous = before.at(-1);
  if (previous === 'fault') return FAULTS;
  if (before.includes('running')) return ['all', 'fails', 'at', ...Object.keys(world.tasks)];
  if (previous === 'allocation') return world.features;
  if (previous === 'of') return ['vmlinux', ...Object.keys(world.modules)];
  if (previous === 'in') return Object.keys(world.livepatches);
  if (first === 'into') return candidates(rest, last, session);
  if (rest.length > 0)
    return [
      ...(first === 'load' || first === 'insert' ? ['fault', 'fails', 'at', '&'] : ['&', 'fails', 'at']),
      ...(TRYING_VERBS.some(verb => verb === first) && Object.keys(world.tasks).length > 0
        ? ['running']
        : []),
    ];
  switch (first) {
    case 'why':
      return applicable(PROPERTY_NAMES, session.design, session.scenario.world);
    case 'run':
      return [...applicable(PROPERTY_NAMES, session.design, session.scenario.world), 'home'];
    case 'show':
      return PARTS;
    case 'design':
      return Object.keys(DESIGNS);
    case 'export':
      return ['scenario', 'shell', 'mail', 'sequence', 'itf'];
    case 'help':
      return COMMAND_WORDS;
    case 'goto':
      return session.forks.map(({ name }) => name);
    case 'watch':
      return partsOf(standing(session).state.context, last);
    default:
      return namesAfter(first, session);
  }
}

function namesAfter(verb: string, { model: { world } }: Session): readonly string[] {
  if (PATCH_VERBS.some(other => other === verb)) return Object.keys(world.livepatches);
  if (MODULE_VERBS.some(other => other === verb)) return Object.keys(world.modules);
  if (verb === 'set') return Object.keys(world.settings ?? {});
  if (TASK_VERBS.some(other => other === verb)) return Object.keys(world.tasks);
  return [];
}

/** The parts of the record that is being typed: `features.` offers the features. */
function partsOf(context: object, typed: string): string[] {
  const way = typed.split('.').slice(0, -1);
  let part: unknown = context;
  for (const key of way) {
    part =
      typeof part === 'object' && part !== null
        ? Object.entries(part).find(([name]) => name === key)?.[1]
        : undefined;
  }
  const keys = typeof part === 'object' && part !== null ? Object.keys(part) : [];
  return keys.map(key => [...way, key].join('.'));
}
