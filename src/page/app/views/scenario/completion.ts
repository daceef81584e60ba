import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { World } from '../../../../../machines/world.ts';
import { MODULE_VERBS, PATCH_VERBS, TASK_VERBS } from '../../../../scenario/verbs.ts';
import { choicesOf, schemasAt } from './schema-at.ts';
import { yamlPlaceAt } from './yaml-place.ts';

/** The names that a scenario may use, beside those of the schema. */
export interface Names {
  /** As it was read last; `null`: never. */
  readonly world: World | null;
  readonly designs: readonly { readonly name: string; readonly about: string }[];
  readonly properties: readonly string[];
}

/** Keys and values that the schema knows, and the names and verbs that a step may have. */
export function completeScenario(context: CompletionContext, names: Names): CompletionResult | null {
  const text = context.state.doc.toString();
  const { path, writes, from } = yamlPlaceAt(text, context.pos);
  const written = text.slice(from, context.pos);
  if (written === '' && !context.explicit) return null;
  const isStep = (path.length === 2 && path[0] === 'steps') || path.join(' ') === 'steps [] do';
  const options = isStep
    ? stepOptions(written, names.world, from)
    : { from, options: writes === 'key' ? keysAt(path, names) : valuesAt(path, names) };
  return options.options.length === 0 ? null : { ...options, validFor: /^[\w.-]*$/ };
}

function keysAt(path: readonly string[], names: Names): Completion[] {
  const keys = schemasAt(path)
    .flatMap(choicesOf)
    .flatMap(({ properties = {} }) => Object.entries(properties));
  const options = keys.map(([label, { description }]) => ({
    label,
    apply: `${label}: `,
    type: 'property',
    ...(description === undefined ? {} : { info: description }),
  }));
  return [...options, ...valuesAt(path, names)];
}

function valuesAt(path: readonly string[], { designs, properties }: Names): Completion[] {
  if (path.join(' ') === 'design') {
    return designs.map(({ name, about }) => ({ label: name, info: about, type: 'enum' }));
  }
  if (/^expect (violations|holds) \[\]$/.test(path.join(' '))) {
    return properties.map(label => ({ label, type: 'enum' }));
  }
  return schemasAt(path)
    .flatMap(choicesOf)
    .flatMap(({ enum: values = [], type }) => {
      if (type === 'boolean') return ['true', 'false'];
      return values
        .filter(value => typeof value === 'string')
        .map(value => (/^\d/.test(value) ? `"${value}"` : value));
    })
    .map(label => ({ label, type: 'enum' }));
}

/** A verb, and then whom it may act upon. */
function stepOptions(written: string, world: World | null, from: number) {
  const space = written.lastIndexOf(' ');
  if (space < 0) {
    const verbs = [...PATCH_VERBS, ...MODULE_VERBS, ...TASK_VERBS, 'complete'];
    const keys = ['do', 'at', 'fails', 'fault'].map(label => ({
      label,
      apply: `${label}: `,
      type: 'property',
    }));
    return { from, options: [...verbs.map(label => ({ label, type: 'keyword' })), ...keys] };
  }
  const verb = written.slice(0, space).trim();
  const subjects = (verbs: readonly string[], names: object | undefined) =>
    verbs.includes(verb) ? Object.keys(names ?? {}) : [];
  const names = [
    ...subjects(PATCH_VERBS, world?.livepatches),
    ...subjects(MODULE_VERBS, world?.modules),
    ...subjects(TASK_VERBS, world?.tasks),
  ];
  return { from: from + space + 1, options: names.map(label => ({ label, type: 'variable' })) };
}
