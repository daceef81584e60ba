import { CALLS } from '../../../machines/body/call.ts';
import { LOOPS } from '../../../machines/body/loop.ts';
import type { CallName, LoopName, TestName } from '../../../machines/body/names.ts';
import {
  type Body,
  type Call,
  type ForEach,
  type If,
  type Named,
  RETURNING,
  type Statement,
  type Test,
} from '../../../machines/body/statement.ts';
import { TESTS } from '../../../machines/body/test.ts';
import { returnText } from '../../../machines/body/text.ts';
import { QUESTIONS } from './conditions.ts';
import { FUNCTIONS } from './functions.ts';
import { either, type Known, NOTHING } from './known.ts';
import type { CStatement } from './layout.ts';
import { type At, objectOf, type Said, type Scope } from './scope.ts';
import { cFormat } from './string.ts';
import { versionOf } from './world-names.ts';

/** The arrays that loops go through, up to the first that is 0, or whose id is. */
export const ARRAYS: Readonly<Record<Exclude<LoopName, 'object'>, string>> = {
  feature: 'features',
  'retired feature': 'retired',
  'known feature': 'all_features',
  'shadow variable': 'shadows',
};

/** How loops go on. The kernel's own klp_for_each_object_static takes the name of a pointer alone. */
const FOR: Readonly<Record<LoopName, string>> = {
  feature: `my = ${ARRAYS.feature}; my->id; my++`,
  'retired feature': `my = ${ARRAYS['retired feature']}; my->id; my++`,
  'known feature': `my = ${ARRAYS['known feature']}; my->id; my++`,
  object: `each = patch.objs; each->funcs; each++`,
  'shadow variable': `id = ${ARRAYS['shadow variable']}; *id; id++`,
};

/**
 * The body as C. What a statement needs to know of the registry is looked up where it is not known already.
 *
 * @throws ProblemError where no module for a stock kernel could do it
 */
export function bodyC(body: Body<string, string>, scope: Scope): CStatement[] {
  const writer = new Writer(scope);
  const statements = writer.list(body);
  if (statements.at(-1) === 'return;') return statements.slice(0, -1);
  if (!RETURNING.includes(scope.body) || String(statements.at(-1)).startsWith('return ')) return statements;
  return [...statements, 'return 0;'];
}

const OF_THE_LOOP: At = { id: 'my->id', version: 'my->version' };

/** Goes through the statements in the order of the lines. */
class Writer {
  readonly #scope: Scope;
  #known = NOTHING;
  /** The feature that was named last, or that the loop is at. */
  #at: At | null = null;
  /** Whether that is one of the livepatch's states: those are all there. */
  #isListed = true;
  /** Whether a loop is at an object. */
  #isAtEach = false;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  list(body: Body<string, string>): CStatement[] {
    return body.flatMap(statement => this.#statement(statement));
  }

  #statement(statement: Statement<string, string>): CStatement[] {
    if ('call' in statement) return this.#call(statement);
    if ('if' in statement) return this.#if(statement);
    if ('each' in statement) return this.#loop(statement);
    if ('print' in statement) return [`pr_info(${cFormat(statement.print)});`];
    switch (statement.jump) {
      case 'continue':
        return ['continue;'];
      case 'fail':
        return [this.#fail()];
      case 'return':
        return [this.#return(statement.value ?? 0)];
    }
  }

  #return(value: number): string {
    if (!RETURNING.includes(this.#scope.body)) return 'return;';
    return value === 0 ? 'return 0;' : `${returnText(value)};`;
  }

  #fail(): string {
    return RETURNING.includes(this.#scope.body) ? 'return -ENOMEM;' : 'return;';
  }

  #call(call: Call<string>): CStatement[] {
    const { call: name } = call;
    if (!isCall(name)) return this.#refuseOwn(name);
    this.#goTo(call, CALLS[name].about === 'feature');
    const { of, statements, leaves } = FUNCTIONS[name];
    const lookUp = of === undefined ? [] : this.#lookUp(of);
    const does = statements(this.#said(call), this.#fail());
    const isCertain = of === undefined || this.#known[of]?.isThere === true;
    if (leaves === 'nothing') this.#known = { ...this.#known, feature: null };
    if (leaves === 'the feature') this.#known = this.#withFeature();
    return [...lookUp, ...(isCertain ? does : [{ if: of, do: does }])];
  }

  /** Tests of several features are asked one within the other: the variable has one at a time. */
  #if({ if: tests, do: body, else: otherwise = [] }: If<string, string>): CStatement[] {
    const another = tests.findIndex(({ about }) => about !== tests[0]?.about);
    if (another > 0) {
      const inner = { if: tests.slice(another), do: body, else: otherwise };
      return this.#if({ if: tests.slice(0, another), do: [inner], else: otherwise });
    }
    const { before, condition, ifNot } = this.#conditions(tests);
    const then = this.list(body);
    const afterThen = this.#known;
    this.#known = ifNot;
    const orElse = this.list(otherwise);
    if (isJump(then.at(-1))) return [...before, { if: condition, do: then }, ...orElse];
    this.#known = isJump(orElse.at(-1)) ? afterThen : either(afterThen, this.#known);
    if (then.length > 0) return [...before, { if: condition, do: then, else: orElse }];
    if (orElse.length === 0) return [...before, `(void)(${condition});`];
    return [...before, { if: `!(${condition})`, do: orElse }];
  }

  /** Leaves what is known where all of them hold. */
  #conditions(tests: readonly Test<string>[]): {
    readonly before: readonly CStatement[];
    readonly condition: string;
    /** What is known where one of them does not hold. */
    readonly ifNot: Known;
  } {
    const asked = tests.map(test => {
      const { test: name } = test;
      if (!isTest(name)) return this.#refuseOwn(name);
      this.#goTo(test, TESTS[name].about === 'feature');
      return { test, ...QUESTIONS[name] };
    });
    const before = asked.some(({ ofFeature }) => ofFeature) ? this.#lookUp('feature') : [];
    const unless = this.#known;
    const texts = asked.map(({ test, ofFeature, condition }) => {
      const { yes, no } = condition(this.#said(test));
      if (ofFeature && !test.not) this.#known = this.#withFeature();
      const text = test.not ? no : yes;
      return tests.length > 1 && text.includes('||') ? `(${text})` : text;
    });
    const [only, another] = tests;
    const isAbsence = another === undefined && only?.test === 'klp_feature_get' && only.not === true;
    return { before, condition: texts.join(' && '), ifNot: isAbsence ? this.#withFeature(unless) : unless };
  }

  #withFeature(known = this.#known): Known {
    return { ...known, feature: { id: this.#here().id, isThere: true } };
  }

  #loop({ each, do: body }: ForEach<string, string>): CStatement[] {
    this.#known = NOTHING;
    const inside = LOOPS[each].kind === 'feature' ? this.#ofFeatures(each, body) : this.#ofOthers(each, body);
    this.#known = NOTHING;
    const does = inside.at(-1) === 'continue;' ? inside.slice(0, -1) : inside;
    return [{ for: FOR[each], do: does }];
  }

  #ofFeatures(each: LoopName, body: Body<string, string>): CStatement[] {
    const before = { at: this.#at, isListed: this.#isListed };
    this.#at = OF_THE_LOOP;
    this.#isListed = each === 'feature';
    const inside = this.list(body);
    this.#at = before.at;
    this.#isListed = before.isListed;
    return inside;
  }

  #ofOthers(each: LoopName, body: Body<string, string>): CStatement[] {
    const before = this.#isAtEach;
    this.#isAtEach ||= each === 'object';
    const inside = this.list(body);
    this.#isAtEach = before;
    return inside;
  }

  #lookUp(variable: 'feature' | 'state'): CStatement[] {
    const { id } = this.#here();
    if (this.#known[variable]?.id === id) return [];
    this.#known = { ...this.#known, [variable]: { id, isThere: variable === 'state' && this.#isListed } };
    return [
      variable === 'feature' ? `feature = klp_feature_get(${id});` : `state = klp_get_state(&patch, ${id});`,
    ];
  }

  #goTo({ about }: Named, isFeature: boolean): void {
    if (about === undefined || !isFeature) return;
    const id = this.#scope.names.feature(about);
    this.#at = { id, version: versionOf(id) };
  }

  #said({ about = '', value = '' }: Named): Said {
    return {
      at: () => this.#here(),
      object: word => (this.#isAtEach ? 'each' : objectOf(this.#scope, word)),
      shadow: about === '' ? '*id' : this.#scope.names.shadow(about),
      about,
      value: String(value),
      isThere: this.#known.feature?.isThere === true,
      scope: this.#scope,
    };
  }

  #here(): At {
    return (
      this.#at ??
      this.#scope.refuse(
        'no statement before this one says of which feature',
        'it behind a statement that names one',
      )
    );
  }

  #refuseOwn(word: string): never {
    return this.#scope.refuse(`${word} is a word of a design's own`, 'the words of callbacks');
  }
}

function isJump(statement: CStatement | undefined): boolean {
  return statement === 'continue;' || (typeof statement === 'string' && /^return\b/.test(statement));
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(FUNCTIONS, name);
}

function isTest(name: string): name is TestName {
  return Object.hasOwn(QUESTIONS, name);
}
