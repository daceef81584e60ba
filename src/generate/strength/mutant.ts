import { type AnyStateMachine, type AnyStateNode, type AnyTransitionDefinition, not } from 'xstate';
import { guardName, stateName, transitionName } from '../../explore/index.ts';

/** A slip in a chart, such as somebody might make who writes it down. */
export interface Mutant {
  /** Where it is, and what was done: `load.insmod: [isResident] -> refused, with the guard negated`. */
  readonly name: string;
  /** What has to come by there, or it makes no difference: the guard is asked, the transition taken, the state entered or left. */
  readonly place: Place;
  /** Makes the slip. @returns what takes it back */
  readonly make: () => () => void;
}

type Place =
  | { readonly kind: 'asked' | 'taken'; readonly transition: AnyTransitionDefinition }
  | { readonly kind: 'entered' | 'left'; readonly node: AnyStateNode };

/**
 * Each guard negated, each action dropped, each target moved to the state beside it.
 *
 * @param machine is changed in place, one slip at a time: give it a copy (`machine.provide({})`)
 */
export function mutantsOf(machine: AnyStateMachine): Mutant[] {
  return nodesOf(machine.root).flatMap(node => [
    ...dropped(node, 'entry'),
    ...dropped(node, 'exit'),
    ...transitionsOf(node).flatMap(transition => [
      ...negated(transition),
      ...droppedFrom(transition),
      ...moved(transition),
    ]),
  ]);
}

export function nodesOf(node: AnyStateNode): AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

export function transitionsOf(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...node.transitions.values(), node.always ?? []].flat();
}

function negated(transition: AnyTransitionDefinition): Mutant[] {
  const { guard } = transition;
  if (guard === undefined) return [];
  return [
    {
      name: `${transitionName(transition)}, with ${guardName(guard)} negated`,
      place: { kind: 'asked', transition },
      make: () => {
        transition.guard = combined(not(isTrue), [guard]);
        return () => {
          transition.guard = guard;
        };
      },
    },
  ];
}

function droppedFrom(transition: AnyTransitionDefinition): Mutant[] {
  const { actions } = transition;
  return actions.map((action, place) => ({
    name: `${transitionName(transition)}, without ${actionName(action)}`,
    place: { kind: 'taken', transition },
    make: () => {
      transition.actions = actions.filter((_, other) => other !== place);
      return () => {
        transition.actions = actions;
      };
    },
  }));
}

function dropped(node: AnyStateNode, when: 'entry' | 'exit'): Mutant[] {
  const actions = node[when];
  return actions.map((action, place) => ({
    name: `${stateName(node)}, without ${actionName(action)} on ${when}`,
    place: { kind: when === 'entry' ? 'entered' : 'left', node },
    make: () => {
      node[when] = actions.filter((_, other) => other !== place);
      return () => {
        node[when] = actions;
      };
    },
  }));
}

function moved(transition: AnyTransitionDefinition): Mutant[] {
  const { target } = transition;
  const [first, ...others] = target ?? [];
  const siblings = Object.values(first?.parent?.states ?? {});
  if (first === undefined || siblings.length < 2) return [];
  const beside = siblings[(siblings.indexOf(first) + 1) % siblings.length];
  if (beside === undefined) return [];
  return [
    {
      name: `${transitionName(transition)}, but to ${beside.key}`,
      place: { kind: 'taken', transition },
      make: () => {
        Object.assign(transition, { target: [beside, ...others] });
        return () => {
          Object.assign(transition, { target });
        };
      },
    },
  ];
}

/** The same combination (`and`, `not`) of other guards, whose kinds XState's types for these do not mix. */
export function combined(
  combination: object,
  guards: readonly Guard[],
): (args: unknown, params: unknown) => boolean {
  return Object.assign(() => false, combination, { guards });
}

type Guard = NonNullable<AnyTransitionDefinition['guard']>;

function isTrue(): boolean {
  return true;
}

function actionName(action: AnyTransitionDefinition['actions'][number]): string {
  if (typeof action === 'string') return action;
  if (typeof action === 'object') return action.type;
  return action.name === '' ? 'an inline action' : action.name;
}
