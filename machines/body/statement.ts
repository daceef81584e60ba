import type { Value } from '../value.ts';
import type { CallName, LoopName, TestName } from './names.ts';

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
  | Jump
  | Print;

/** A function is called. One that fails makes a callback that returns something return its error; any other returns. */
export interface Call<Own extends string = never> extends Named {
  readonly call: CallName | Own;
}

/** What a call or a test is about. */
export interface Named {
  /** A feature, a shadow variable or a setting; left out: the one that the loop is at. */
  readonly about?: string;
  readonly value?: Value;
}

export interface If<OwnTest extends string = never, OwnCall extends string = never> {
  /** All of them, asked in order until one does not hold. */
  readonly if: readonly Test<OwnTest>[];
  readonly do: Body<OwnTest, OwnCall>;
  readonly else?: Body<OwnTest, OwnCall>;
}

export interface Test<Own extends string = never> extends Named {
  readonly test: TestName | Own;
  /** Whether it is asked that it does not hold. */
  readonly not?: true;
}

/** The only loop. The statements in it are about the feature, the object or the shadow variable that it is at. */
export interface ForEach<OwnTest extends string = never, OwnCall extends string = never> {
  readonly each: LoopName;
  readonly do: Body<OwnTest, OwnCall>;
}

/**
 * On to what comes next in the loop, or out of the callback: with 0, or with a `value` that is not 0; `fail`: with the
 * error that a call has set.
 */
interface Jump {
  readonly jump: 'continue' | 'return' | 'fail';
  readonly value?: number;
}

/** A line of the kernel log. */
interface Print {
  readonly print: string;
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

/** Those that return something: what is not 0 takes back what has begun. */
export const RETURNING: readonly BodyName[] = ['module_init', 'pre_patch'];
