import type { CallName } from './call.ts';
import type { LoopName } from './loop.ts';
import type { TestName } from './test.ts';

/**
 * What a callback does: statements, run in order, each a line of the C that ships. A design may add guards
 * of its own as tests, and actions of its own as calls.
 */
export type Body<OwnTest extends string = never, OwnCall extends string = never> = readonly Statement<
  OwnTest,
  OwnCall
>[];

export type Statement<OwnTest extends string = never, OwnCall extends string = never> =
  | Call<OwnCall>
  | If<OwnTest, OwnCall>
  | ForEach<OwnTest, OwnCall>
  | Jump;

/** A function is called. One that fails makes the callback return its error, unless an `if` asks whether it did. */
export interface Call<Own extends string = never> {
  readonly call: CallName | Own;
}

export interface If<OwnTest extends string = never, OwnCall extends string = never> {
  /** All of them, asked in order until one does not hold. */
  readonly if: readonly Test<OwnTest>[];
  readonly do: Body<OwnTest, OwnCall>;
  readonly else?: Body<OwnTest, OwnCall>;
}

export interface Test<Own extends string = never> {
  readonly test: TestName | Own;
  /** Whether it is asked that it does not hold. */
  readonly not?: true;
}

/** The only loop. The statements in it are about the feature that it is at. */
export interface ForEach<OwnTest extends string = never, OwnCall extends string = never> {
  readonly each: LoopName;
  readonly do: Body<OwnTest, OwnCall>;
}

/** On to the next feature of the loop, or out of the callback; `fail`: with the error that a call has set. */
interface Jump {
  readonly jump: 'continue' | 'return' | 'fail';
}

/** The bodies of a livepatch, by the names that C and scenarios have for them. */
export type Bodies = Readonly<Partial<Record<BodyName, Body>>>;

export const BODY_NAMES = [
  'module_init',
  'pre_patch',
  'post_patch',
  'pre_unpatch',
  'post_unpatch',
  'module_exit',
] as const;

export type BodyName = (typeof BODY_NAMES)[number];
