import type {
  AnyEventObject,
  AnyStateMachine,
  InputFrom,
  MachineImplementationsFrom,
  OutputFrom,
} from 'xstate';
import type { Outcomes } from './outcomes.ts';

/** What is around a machine. */
export interface EnvironmentOptions<TMachine extends AnyStateMachine = AnyStateMachine> {
  /**
   * `any`: a delay may end at any time. `ordered`: each takes exactly its time, and everything else any, so that a short one
   * ends before a long one that has begun with it. Default: `any`.
   */
  readonly time?: 'any' | 'ordered';
  readonly bounds?: { readonly actors?: number };
  /** What its context is made from. */
  readonly input?: InputFrom<TMachine>;
  /** By the source or the id of an actor that the machine invokes or spawns: what it may answer. */
  readonly outcomes?: OutcomesOf<TMachine>;
  /**
   * Which of these actors, where they are machines, are walked together with it: `explore`, all of them; or, by source or
   * id, those that are named, with what may be sent to them from elsewhere. Default: none; they answer by `outcomes`.
   */
  readonly children?: 'explore' | ChildrenOf<TMachine>;
}

/** What may be sent to an actor by others than the machines that are walked. */
interface Visited {
  readonly events?: readonly AnyEventObject[];
}

type ActorsOf<TMachine extends AnyStateMachine> = NonNullable<MachineImplementationsFrom<TMachine>['actors']>;

/** The types know the sources of a machine that was made by `setup`, but no ids. */
type OutcomesOf<TMachine extends AnyStateMachine> = {
  readonly [TSource in keyof ActorsOf<TMachine>]?: Outcomes<
    OutputFrom<NonNullable<ActorsOf<TMachine>[TSource]>>
  >;
} & { readonly [name: string]: Outcomes };

type ChildrenOf<TMachine extends AnyStateMachine> = {
  readonly [TSource in keyof ActorsOf<TMachine>]?: Visited;
} & { readonly [name: string]: Visited };
