import { type Branch, type Chart, listOf } from '../core/chart.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { About } from './about.ts';
import { CALLS } from './call.ts';
import { LOOPS } from './loop.ts';
import type { CallName, TestName } from './names.ts';
import type { Body, Call, ForEach, If, Named, Statement, Test } from './statement.ts';
import { TESTS } from './test.ts';
import { callText, returnText, testText } from './text.ts';
import type { Way, Ways } from './way.ts';

type BodyChart<OwnGuard extends string, OwnAction extends string> = Chart<
  CoreGuard | OwnGuard,
  CoreAction | OwnAction
>;

/** Where a statement leads: to the next one, and, as `continue` says, on with the loop; outside of one to the end. */
interface Onward {
  readonly next: string;
  readonly continue: string;
}

/** Says where a statement that has its place leads, and returns the state in which it begins. */
type Wire = (onward: Onward) => string;

/**
 * A body as the chart that a slot of the core runs: a state a statement, named for it, in the order of the lines. `else`,
 * `continue` and `return` are arrows. It ends in `return`, or, where a call may fail, in `failed`.
 *
 * @param returnsValue `false`: of a function that returns nothing, which a call that fails ends all the same
 */
export function chartOf<OwnGuard extends string = never, OwnAction extends string = never>(
  body: Body<NoInfer<OwnGuard>, NoInfer<OwnAction>>,
  returnsValue = true,
): BodyChart<NoInfer<OwnGuard>, NoInfer<OwnAction>> {
  const compiler = new Compiler<OwnGuard, OwnAction>(returnsValue);
  const initial = compiler.list(body)({ next: END, continue: END });
  const chart = {
    initial,
    states: {
      ...compiler.states,
      [END]: { ...compiler.leave, type: 'final' } as const,
      ...(compiler.mayFail && { [FAILED]: { ...compiler.leave, type: 'final' } as const }),
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
const ENDS = [END, FAILED];

/** A state gets its place and its name before it is known where it leads. */
class Compiler<OwnGuard extends string, OwnAction extends string> {
  readonly states: Record<string, BodyChart<OwnGuard, OwnAction>> = {};
  mayFail = false;
  /** A loop over features ends with the operation; who returns out of another one has to leave it. */
  leave: { entry?: CoreAction } = {};
  readonly #returnsValue: boolean;

  constructor(returnsValue: boolean) {
    this.#returnsValue = returnsValue;
  }

  list(body: Body<OwnGuard, OwnAction>): Wire {
    const wires = body.map(statement => this.#statement(statement));
    return ways => wires.reduceRight((next, wire) => wire({ ...ways, next }), ways.next);
  }

  #statement(statement: Statement<OwnGuard, OwnAction>): Wire {
    if ('call' in statement) return this.#call(statement);
    if ('if' in statement) return this.#if(statement);
    if ('each' in statement) return this.#loop(statement);
    if ('print' in statement) return this.#action('print', `printLine(${statement.print})`);
    if (statement.value !== undefined) return this.#return(statement.value);
    if (statement.jump === 'fail') this.mayFail = true;
    return ways => ({ continue: ways.continue, return: END, fail: FAILED })[statement.jump];
  }

  #call(call: Call<OwnAction>): Wire {
    const name = this.#place(callText(call));
    const goings = waysOfCall(call);
    if (goings.some(({ comes }) => !comes)) this.mayFail ||= this.#returnsValue;
    return ({ next }) => {
      const always = goings.map(way =>
        way.comes || this.#returnsValue
          ? branch(way, way.comes ? next : FAILED)
          : branch({ ...way, actions: [...listOf(way.actions), 'forgetResult'] }, END),
      );
      this.states[name] = { ...this.#at(call), always };
      return name;
    };
  }

  #action(text: string, actions: CoreAction): Wire {
    const name = this.#place(text);
    return ({ next }) => {
      this.states[name] = { always: [{ target: next, actions }] };
      return name;
    };
  }

  #return(value: number): Wire {
    const name = this.#place(returnText(value));
    this.mayFail = true;
    return () => {
      this.states[name] = { always: [{ target: FAILED, actions: `returnValue(${value})` }] };
      return name;
    };
  }

  /** A statement that names a feature goes there first. */
  #at({ about, ...of }: Named & ({ readonly call: string } | { readonly test: string })) {
    const kind = 'call' in of ? kindOfCall(of.call) : kindOfTest(of.test);
    return about === undefined || kind !== 'feature' ? {} : { entry: `atFeature(${about})` as const };
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
        const always = waysOfTest(test).map(way => branch(way, way.comes ? held : missed));
        this.states[name] = { ...this.#at(test), always };
        return name;
      }, then(ways));
    };
  }

  #loop({ each, do: body }: ForEach<OwnGuard, OwnAction>): Wire {
    const loop = LOOPS[each];
    if (loop.kind !== 'feature') this.leave = { entry: 'leaveLoops' };
    const first = this.#place(`for each ${each}`);
    const here = this.#place(each);
    const inside = this.list(body);
    const onward = this.#place(`next ${each}`);
    return ({ next }) => {
      const begin = inside({ next: onward, continue: onward });
      this.states[first] = { entry: loop.first, always: here };
      this.states[here] = {
        always: [{ guard: loop.isOver, target: next }, { target: begin }],
      };
      this.states[onward] = { entry: loop.next, always: here };
      return first;
    };
  }

  /** A name that no other statement has; a full stop would part it, for XState. */
  #place(text: string): string {
    const plain = text.replaceAll('.', '_');
    let name = plain;
    for (let number = 2; name in this.states || ENDS.includes(name); number += 1) name = `${plain} ${number}`;
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
function waysOfCall<Own extends string>({
  call,
  ...named
}: Call<Own>): readonly Way<boolean, CoreGuard, CoreAction | Own>[] {
  return isCall(call) ? spoken(CALLS[call].ways, named) : [{ actions: call, comes: true }];
}

function waysOfTest<Own extends string>({
  test,
  ...named
}: Test<Own>): readonly Way<boolean, CoreGuard | Own, CoreAction>[] {
  return isTest(test) ? spoken(TESTS[test].ways, named) : [{ guard: test, comes: true }, { comes: false }];
}

function spoken(ways: Ways, { about, value }: Named): readonly Way<boolean>[] {
  if (typeof ways !== 'function') return ways;
  return ways([about, value].flatMap(part => (part === undefined ? [] : [String(part)])).join('='));
}

function kindOfCall(name: string): About {
  return isCall(name) ? CALLS[name].about : 'feature';
}

function kindOfTest(name: string): About {
  return isTest(name) ? TESTS[name].about : 'feature';
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(CALLS, name);
}

function isTest(name: string): name is TestName {
  return Object.hasOwn(TESTS, name);
}
