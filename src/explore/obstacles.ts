import { type AnyStateMachine, type AnyTransitionDefinition, initialTransition } from 'xstate';
import { checkMachine } from './check-options.ts';
import { type Guard, partsOf, placeOf, stateName } from './machine/chart-names.ts';
import { incomparableIn } from './machine/comparable.ts';
import { messageOf } from './machine/machine-steps.ts';
import { nodesOf } from './machine/state-nodes.ts';

/** What keeps a machine from being explored, or from being explored as it was meant, and how to mend it. */
export interface Obstacle {
  /** The state, the transition or the member of the context. */
  readonly place: string;
  readonly what: string;
  /** A line of code as it stands, in outline. */
  readonly before: string;
  /** The same, mended. */
  readonly after: string;
}

/**
 * All obstacles of a machine that show before it is walked; none of most machines.
 *
 * @param options.input what the machine is started with
 */
export function obstacles(machine: AnyStateMachine, options: { readonly input?: unknown } = {}): Obstacle[] {
  checkMachine(machine);
  const missing = guardsNotGiven(machine);
  // With them the machine can begin, whatever else is in the way.
  const guards = Object.fromEntries(missing.map(({ name }) => [name, () => false]));
  return [
    ...missing.map(guardObstacle),
    ...delaysNotGiven(machine),
    ...inContext(machine.provide({ guards }), options.input),
  ];
}

interface MissingGuard {
  readonly name: string;
  /** The transition that asks it. */
  readonly place: string;
}

function guardsNotGiven(machine: AnyStateMachine): MissingGuard[] {
  const { guards } = machine.implementations;
  const asked = transitionsOf(machine).flatMap(transition =>
    transition.guard === undefined
      ? []
      : namesIn(transition.guard).map(name => ({ name, place: placeOf(transition) })),
  );
  return asked.filter(({ name }) => !(name in guards));
}

function guardObstacle({ name, place }: MissingGuard): Obstacle {
  return {
    place,
    what: `the guard "${name}" is not given, and XState throws where it is asked`,
    before: `guard: ${quoted(name)}`,
    after: `machine.provide({ guards: { ${keyOf(name)}: ({ context, event }) => ... } })`,
  };
}

function delaysNotGiven(machine: AnyStateMachine): Obstacle[] {
  const { delays } = machine.implementations;
  return nodesOf(machine.root).flatMap(node =>
    node.after.flatMap(({ delay }) =>
      typeof delay !== 'string' || delay in delays
        ? []
        : {
            place: stateName(node),
            what: `the delay "${delay}" is not given, and ends at once`,
            before: `after: { ${keyOf(delay)}: ... }`,
            after: `machine.provide({ delays: { ${keyOf(delay)}: 1000 } })`,
          },
    ),
  );
}

function inContext(machine: AnyStateMachine, input: unknown): Obstacle[] {
  const [initial] = initialTransition(machine, input);
  if (initial.status === 'error') {
    const isGiven = input !== undefined;
    return [
      {
        place: 'context',
        what: `the machine cannot begin${isGiven ? '' : ' without input'}: ${messageOf(initial.error)}`,
        before: isGiven ? 'input: ...' : 'explore(machine, { events, properties })',
        after: isGiven
          ? 'input: { what the context is made from }'
          : 'explore(machine, { events, properties, input: { ... } })',
      },
    ];
  }
  return incomparableIn(initial.context, 'context').map(({ path, kind }) => ({
    place: path,
    what: `holds ${kind}, and nothing tells it from another one`,
    before: 'explore(machine, { events, properties })',
    after: `explore(machine, { events, properties, view: ({ value, context }) => ... }) // all but ${path}`,
  }));
}

function transitionsOf(machine: AnyStateMachine): AnyTransitionDefinition[] {
  return nodesOf(machine.root).flatMap(node => [...node.transitions.values(), node.always ?? []].flat());
}

/** The names that a guard is asked by, and those of the guards that it is made of. */
function namesIn(guard: Guard): readonly string[] {
  if (typeof guard === 'string') return [guard];
  return typeof guard === 'object' ? [guard.type] : partsOf(guard).flatMap(namesIn);
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

function quoted(name: string): string {
  return `'${name}'`;
}
