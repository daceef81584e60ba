import { type CStatement, laidOut } from './layout.ts';

/** Variables that statements use, in the order in which they are declared. */
const LOCALS: Readonly<Record<string, string>> = {
  my: 'const struct klp_feature_version *my;',
  each: 'struct klp_object *each;',
  id: 'const unsigned long *id;',
  feature: 'struct klp_feature *feature;',
  state: 'struct klp_state *state;',
  ret: 'int ret;',
};

/**
 * A function, with the variables that it uses.
 *
 * @param head such as `static int pre_patch(struct klp_object *obj)`
 */
export function functionC(head: string, statements: readonly CStatement[]): string {
  const lines = laidOut(statements);
  const locals = Object.entries(LOCALS).flatMap(([name, declaration]) =>
    lines.some(line => new RegExp(`^[^"]*\\b${name} = `).test(line)) ? [`\t${declaration}`] : [],
  );
  return [head, '{', ...locals, ...(locals.length > 0 ? [''] : []), ...lines, '}', ''].join('\n');
}
