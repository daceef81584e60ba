import type { Branch, Chart } from '../core/chart.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import { CALLS, type CallName } from './call.ts';
import { LOOPS } from './loop.ts';
import type { Body, Call, ForEach, If, Statement } from './statement.ts';
import { TESTS, type TestName } from './test.ts';
import { callText, testText } from './text.ts';
import type { Way } from './way.ts';

type BodyChart<OwnGuard extends string, OwnAction extends string> = Chart<
  CoreGuard | OwnGuard,
  CoreAction | OwnAction
>;

/** Where a statement leads: to the next one, and, as `continue` says, on with the loop; outside of one to the end. */
interface Ways {
  readonly next: string;
  readonly continue: string;
}

/** Says where a statement that has its place leads, and returns the state in which it begins. */
type Wire = (ways: Ways) => string;

/**
 * A body as the chart that a slot of the core runs: a state a statement, named for it, in the order of the lines. `else`,
 * `continue` and `return` are arrows. It ends in `return`, or, where a call may fail, in `failed`.
 */
export function chartOf<OwnGuard extends string = never, OwnAction extends string = never>(
  body: Body<NoInfer<OwnGuard>, NoInfer<OwnAction>>,
): BodyChart<NoInfer<OwnGuard>, NoInfer<OwnAction>> {
  const compiler = new Compiler<OwnGuard, OwnAction>();
  const initial = compiler.list(body)({ next: END, continue: END });
  const chart = {
    initial,
    states: {
      ...compiler.states,
      [END]: { type: 'final' } as const,
      ...(compiler.mayFail && { [FAILED]: { type: 'final' } as const }),
    },
  };
  MADE.set(chart, body);
  return chart;
}

const MADE = new WeakMap<Chart, Body<string, string>>();

/** The statements that a chart was made of; `undefined`: it was drawn by itself. */
export function bodyOf(chart: Chart): Body<string, string> | undefined {
  return MADE.get(chart);
}

const END = 'return';
const FAILED = 'failed';

/** A state gets its place and its name before it is known where it leads. */
class Compiler<OwnGuard extends string, OwnAction extends string> {
  readonly states: Record<string, BodyChart<OwnGuard, OwnAction>> = {};
  mayFail = false;

  list(body: Body<OwnGuard, OwnAction>): Wire {
    const wires = body.map(statement => this.#statement(statement));
    return ways => wires.reduceRight((next, wire) => wire({ ...ways, next }), ways.next);
  }

  #statement(statement: Statement<OwnGuard, OwnAction>): Wire {
    if ('call' in statement) return this.#call(statement);
    if ('if' in statement) return this.#if(statement);
    if ('each' in statement) return this.#loop(statement);
    this.mayFail ||= statement.jump === 'fail';
    return ways => ({ continue: ways.continue, return: END, fail: FAILED })[statement.jump];
  }

  #call(call: Call<OwnAction>): Wire {
    const name = this.#place(callText(call));
    const goings = waysOfCall(call.call);
    this.mayFail ||= goings.some(({ comes }) => !comes);
    return ({ next }) => {
      this.states[name] = { always: goings.map(way => branch(way, way.comes ? next : FAILED)) };
      return name;
    };
  }

  #if({ if: tests, do: body, else: otherwise = [] }: If<OwnGuard, OwnAction>): Wire {
    const asked = tests.map((test, place) => ({
      test,
      name: this.#place(`${place === 0 ? 'if' : 'and'} ${testText(test)}`),
    }));
    const then = this.list(body);
    const orElse = this.list(otherwise);
    return ways => {
      const no = orElse(ways);
      return asked.reduceRight((yes, { test, name }) => {
        const [held, missed] = test.not ? [no, yes] : [yes, no];
        this.states[name] = {
          always: waysOfTest(test.test).map(way => branch(way, way.comes ? held : missed)),
        };
        return name;
      }, then(ways));
    };
  }

  #loop({ each, do: body }: ForEach<OwnGuard, OwnAction>): Wire {
    const loop = LOOPS[each];
    const first = this.#place(`for each ${each}`);
    const here = this.#place(each);
    const inside = this.list(body);
    const onward = this.#place(`next ${each}`);
    return ({ next }) => {
      const begin = inside({ next: onward, continue: onward });
      this.states[first] = { entry: loop.first, always: here };
      this.states[here] = {
        always: [{ guard: 'noMoreFeatures', target: next }, { target: begin }],
      };
      this.states[onward] = { entry: loop.next, always: here };
      return first;
    };
  }

  /** A name that no other statement has. */
  #place(text: string): string {
    let name = text;
    for (let number = 2; name in this.states; number += 1) name = `${text} ${number}`;
    this.states[name] = {};
    return name;
  }
}

function branch<Guard extends string, Action extends string>(
  { guard, actions }: Way<boolean, Guard, Action>,
  target: string,
): Branch<Guard, Action> {
  return {
    ...(guard === undefined ? {} : { guard }),
    target,
    ...(actions === undefined ? {} : { actions }),
  };
}

/** An action of a design's own is called as it is. */
function waysOfCall<Own extends string>(
  name: CallName | Own,
): readonly Way<boolean, CoreGuard, CoreAction | Own>[] {
  return isCall(name) ? CALLS[name] : [{ actions: name, comes: true }];
}

function waysOfTest<Own extends string>(
  name: TestName | Own,
): readonly Way<boolean, CoreGuard | Own, CoreAction>[] {
  return isTest(name) ? TESTS[name] : [{ guard: name, comes: true }, { comes: false }];
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

function isTest(name: string): name is TestName {
  return Object.hasOwn(TESTS, name);
}
