import { Document, isAlias, parseDocument, Scalar, visit } from 'yaml';
import { stepData } from '../../scenario/step.ts';
import { type BrokenProperty, propertiesBroken, summary } from './broken-property.ts';

/**
 * The explored scenario with the history as its `steps`, for `klpwalk simulate`: the file as its author wrote it,
 * apart from what says which history it is.
 */
export function* scenarioYaml(broken: BrokenProperty): Iterable<string> {
  const { scenario, source, design, property, history } = broken;
  // That comment names a schema by a path that leads somewhere else from the new file.
  const document = editable(source.replaceAll(/^#\s*yaml-language-server:.*\n/gm, ''));
  const about = new Scalar(`${summary(broken)}\n`);
  about.type = Scalar.BLOCK_FOLDED;
  const steps = history.map(({ step, outcome: { result } }) =>
    stepData({ ...step, fails: result === 'ok' ? null : result }),
  );
  const violations = propertiesBroken(broken);
  document.set('title', `${property}: ${scenario.title}`);
  document.set('about', about);
  document.set('design', design.name);
  atEnd(document, 'steps', steps);
  document.delete('expect');
  // Whether something is true of all histories cannot be seen in one.
  if (violations.length > 0) atEnd(document, 'expect', { violations });
  yield document.toString({ lineWidth: 110 });
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
