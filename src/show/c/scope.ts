import type { BodyName } from '../../../machines/body/statement.ts';
import type { WorldNames } from './world-names.ts';

/** Where a body stands, and what it may say there. */
export interface Scope {
  readonly body: BodyName;
  readonly names: WorldNames;
  /** Of a shadow variable: its constructor, or NULL. */
  readonly constructorOf: (shadow: string) => string;
  readonly refuse: Refuse;
}

/** @throws ProblemError */
export type Refuse = (what: string, expected: string) => never;

/** The feature that a statement is at, as C says it. */
export interface At {
  readonly id: string;
  readonly version: string;
}

/** What a call or a test says, as C says it. */
export interface Said {
  /** @throws ProblemError where no statement has named a feature */
  readonly at: () => At;
  /** @throws ProblemError where there is no struct klp_object */
  readonly object: (word: string) => string;
  /** The id of the shadow variable that it names, or that the loop is at. */
  readonly shadow: string;
  /** What it names; empty: nothing. */
  readonly about: string;
  readonly value: string;
  /** Whether the variable `feature` is known not to be NULL. */
  readonly isThere: boolean;
  readonly scope: Scope;
}

/** `obj`, which functions of the module have none of. */
export function objectOf({ body, refuse }: Scope, word: string): string {
  if (body !== 'module_init' && body !== 'module_exit') return 'obj';
  return refuse(
    `${word} is about struct klp_object, and ${body} has none`,
    'it in a callback of an object: pre_patch, post_patch, pre_unpatch or post_unpatch',
  );
}
