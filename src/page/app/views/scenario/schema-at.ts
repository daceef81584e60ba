import schema from '../../../../../scenarios/schema.json' with { type: 'json' };

/** As much of JSON Schema as the scenario's schema uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
}

/** Everything that may stand at the path; several, where the schema leaves a choice. */
export function schemasAt(path: readonly string[]): readonly Schema[] {
  const top: Schema = schema;
  return path.reduce<readonly Schema[]>(
    (at, key) => at.flatMap(choicesOf).flatMap(one => inside(one, key)),
    [top],
  );
}

export function choicesOf(one: Schema): readonly Schema[] {
  const choices = one.anyOf ?? one.oneOf;
  return choices === undefined ? [one] : [one, ...choices.flatMap(choicesOf)];
}

function inside(one: Schema, key: string): readonly Schema[] {
  if (key === '[]') return one.items === undefined ? [] : [one.items];
  const property = one.properties?.[key];
  if (property !== undefined) return [property];
  return typeof one.additionalProperties === 'object' ? [one.additionalProperties] : [];
}
