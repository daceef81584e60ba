import { Document, isAlias, parseDocument, Scalar, visit } from 'yaml';
import { isFollowed } from '../../../machines/designs/own.ts';
import { stepData } from '../../scenario/step.ts';
import type { Account } from './account.ts';

/** What it takes of an account. */
interface Told extends Pick<Account, 'scenario' | 'source' | 'design' | 'subject' | 'summary' | 'expect'> {
  readonly steps: readonly Pick<Account['steps'][number], 'step'>[];
}

/**
 * The scenario with the history as its `steps`, for `klpwalk simulate`: the file as its author wrote it, apart from
 * what says which history it is.
 */
export function* scenarioYaml({
  scenario,
  source,
  design,
  subject,
  summary,
  steps,
  expect,
}: Told): Iterable<string> {
  // That comment names a schema by a path that leads somewhere else from the new file.
  const document = editable(source.replaceAll(/^#\s*yaml-language-server:.*\n/gm, ''));
  const about = new Scalar(`${summary}\n`);
  about.type = Scalar.BLOCK_FOLDED;
  document.set('title', titleOf(subject, scenario.title));
  document.set('about', about);
  if (isFollowed(scenario.world)) document.set('design', design.name);
  atEnd(
    document,
    'steps',
    steps.map(({ step }) => stepData(step)),
  );
  document.delete('expect');
  if (expect !== null) atEnd(document, 'expect', expect);
  yield document.toString({ lineWidth: 110 });
}

/** A scenario that has come of an account already is not called after it again. */
function titleOf(subject: string, title: string): string {
  return title.startsWith(`${subject}: `) ? title : `${subject}: ${title}`;
}

function atEnd(document: Document, key: string, value: unknown): void {
  document.delete(key);
  const pair = document.createPair(new Scalar(key), value);
  pair.key.spaceBefore = true;
  document.add(pair);
}

/** A document whose parts can be replaced: an alias would be lost with the part that it stands for. */
function editable(source: string): Document {
  const document = parseDocument(source);
  let hasAlias = false;
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined;
    hasAlias = true;
    return visit.BREAK;
  });
  return hasAlias ? new Document(document.toJS()) : document;
}
