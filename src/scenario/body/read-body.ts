import { CALLS } from '../../../machines/body/call.ts';
import { LOOPS } from '../../../machines/body/loop.ts';
import type { LoopName } from '../../../machines/body/names.ts';
import { type Body, RETURNING, type Statement, type Test } from '../../../machines/body/statement.ts';
import { TESTS } from '../../../machines/body/test.ts';
import { ERRNO } from '../../../machines/errno.ts';
import type { Mistake, Path, Report } from '../../problem/mistake.ts';
import { didYouMean, nearest } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';
import { visible } from '../../problem/visible.ts';
import type { BodyScope } from './body-scope.ts';
import { readNamed } from './read-named.ts';

/** Reads statements as files have them, and reports what is none. */
export function readBody(data: unknown, path: Path, scope: BodyScope, report: Report): Body {
  return new Reader(scope, report).body(data, path, false);
}

class Reader {
  readonly #scope: BodyScope;
  readonly #report: Report;

  constructor(scope: BodyScope, report: Report) {
    this.#scope = scope;
    this.#report = report;
  }

  /** One statement needs no list. */
  body(data: unknown, path: Path, inLoop: boolean): Body {
    if (!Array.isArray(data)) return this.#statement(data, path, inLoop);
    return data.flatMap((item: unknown, place) => this.#statement(item, [...path, place], inLoop));
  }

  /** None, where it is wrong. */
  #statement(data: unknown, path: Path, inLoop: boolean): Statement[] {
    if (typeof data === 'string') return this.#words(data.trim().replaceAll(/\s+/g, ' '), path, inLoop);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      this.#report(path, {
        code: 'wrong-statement',
        what: `${quoted(data)} is no statement`,
        expected: STATEMENT,
      });
      return [];
    }
    const members = new Map<string, unknown>(Object.entries(data));
    if (members.has('if')) return this.#if(members, path, inLoop);
    const [first = ''] = members.keys();
    if (first === 'then' || first === 'else') {
      this.#report([...path, first], {
        code: 'missing',
        what: `${first} stands without an if`,
        expected: 'if, with the condition, in the same map',
        onKey: true,
      });
      return [];
    }
    this.#refuseOthers(members, [first], path);
    const loop = loopIn(first);
    if (loop !== undefined) return this.#loop(loop, members.get(first), [...path, first], inLoop);
    if (first === 'print') return this.#print(members.get(first), [...path, first]);
    this.#report([...path, first], { ...unknownStatement(first), onKey: true });
    return [];
  }

  #words(text: string, path: Path, inLoop: boolean): Statement[] {
    if (text === 'continue') {
      if (inLoop) return [{ jump: 'continue' }];
      this.#report(path, { code: 'wrong-statement', what: 'continue stands in no loop', expected: 'return' });
      return [];
    }
    if (text === 'return') return [{ jump: 'return' }];
    const value = /^return (\S+)$/.exec(text)?.[1];
    if (value !== undefined) return this.#return(value, path);
    const read = readNamed(text, CALLS, this.#scope, inLoop);
    if ('value' in read) return [{ call: read.value.name, ...read.value.named }];
    const { mistake } = read;
    this.#report(path, mistake.code === 'unknown-statement' ? unknownStatement(text, mistake) : mistake);
    return [];
  }

  #return(text: string, path: Path): Statement[] {
    const { body } = this.#scope;
    const code = /^-?\d{1,9}$/.test(text) ? Number(text) : codeOf(text);
    if (code === undefined) {
      this.#report(path, {
        code: 'wrong-statement',
        what: `${quoted(text)} is no error`,
        expected: 'an integer, or a negative errno such as -EBUSY',
        hints: didYouMean(
          text,
          Object.keys(ERRNO).map(name => `-${name}`),
        ),
      });
      return [];
    }
    if (code === 0) return [{ jump: 'return' }];
    if (RETURNING.includes(body)) return [{ jump: 'return', value: code }];
    this.#report(path, {
      code: 'wrong-statement',
      what: `${body} returns nothing`,
      expected: `return, or the error in ${RETURNING.join(' or ')}`,
    });
    return [];
  }

  #print(line: unknown, path: Path): Statement[] {
    if (typeof line === 'string') return [{ print: visible(line) }];
    this.#report(path, {
      code: 'wrong-value',
      what: `${quoted(line)} is not allowed`,
      expected: 'a line of text',
    });
    return [];
  }

  #loop(loop: LoopName, data: unknown, path: Path, inLoop: boolean): Statement[] {
    if (!inLoop) return [{ each: loop, do: this.body(data, path, true) }];
    this.#report(path, {
      code: 'wrong-statement',
      what: 'a loop stands in a loop',
      expected: 'one loop after the other',
      onKey: true,
    });
    return [];
  }

  #if(members: ReadonlyMap<string, unknown>, path: Path, inLoop: boolean): Statement[] {
    this.#refuseOthers(members, IF_KEYS, path);
    const tests = this.#tests(members.get('if'), [...path, 'if'], inLoop);
    if (!members.has('then')) {
      this.#report(path, { code: 'missing', what: 'then is missing', expected: 'what is done if it holds' });
      return [];
    }
    const body = this.body(members.get('then'), [...path, 'then'], inLoop);
    if (!members.has('else')) return [{ if: tests, do: body }];
    return [{ if: tests, do: body, else: this.body(members.get('else'), [...path, 'else'], inLoop) }];
  }

  /** `not mine and at my version` */
  #tests(data: unknown, path: Path, inLoop: boolean): Test[] {
    if (typeof data !== 'string') {
      this.#report(path, {
        code: 'wrong-value',
        what: `${quoted(data)} is not allowed`,
        expected: CONDITION,
      });
      return [];
    }
    if (/\sor\s/.test(data)) {
      this.#report(path, {
        code: 'unknown-condition',
        what: `${quoted(data)} has an or, and conditions have none`,
        expected: 'an if of its own for each, or not ... and not ... with else',
      });
      return [];
    }
    return data
      .trim()
      .split(/\s+and\s+/)
      .flatMap((text): Test[] => {
        const asked = text.replaceAll(/\s+/g, ' ');
        const positive = asked.replace(/^not /, '');
        const read = readNamed(positive, TESTS, this.#scope, inLoop);
        if ('mistake' in read) {
          const { mistake } = read;
          const isUnknown = mistake.code === 'unknown-statement';
          this.#report(
            path,
            isUnknown
              ? { ...mistake, code: 'unknown-condition', what: `${mistake.what} is no condition` }
              : mistake,
          );
          return [];
        }
        const { name, named } = read.value;
        return [{ test: name, ...named, ...(asked === positive ? {} : { not: true }) }];
      });
  }

  #refuseOthers(members: ReadonlyMap<string, unknown>, known: readonly string[], path: Path): void {
    for (const key of members.keys()) {
      if (known.includes(key)) continue;
      this.#report([...path, key], {
        code: 'unknown-key',
        what: `${quoted(key)} stands in a statement that has ${quoted(known[0])}`,
        expected: known.length === 1 ? 'a statement of its own, with a dash before it' : oneOf(known),
        hints: didYouMean(key, known),
        onKey: true,
      });
    }
  }
}

const STATEMENT = 'a statement, such as switch on, or a map with if and then';
const CONDITION = 'a condition, such as klp_feature_get, or not mine and at my version';
const IF_KEYS = ['if', 'then', 'else'];
const LOOP_KEYS = Object.keys(LOOPS).map(loop => `for each ${loop}`);
const STATEMENTS = ['if', ...LOOP_KEYS, 'print', 'return', 'continue', ...Object.keys(CALLS)];

/** @param found what is wrong, where the nearest name was looked for already */
function unknownStatement(text: string, found?: Mistake): Mistake {
  const hints = found?.hints ?? [];
  const near = nearest(text, STATEMENTS);
  return {
    code: 'unknown-statement',
    what: `there is no statement ${quoted(text)}`,
    expected: oneOf(STATEMENTS),
    hints: hints.length > 0 || near === null ? hints : [`Did you mean "${near}"?`],
  };
}

function loopIn(key: string): LoopName | undefined {
  const name = key.replace(/^for each /, '');
  return key !== name && isLoop(name) ? name : undefined;
}

function isLoop(name: string): name is LoopName {
  return Object.hasOwn(LOOPS, name);
}

/** `-EBUSY` */
function codeOf(text: string): number | undefined {
  const found = Object.entries(ERRNO).find(([name]) => text === `-${name}`);
  return found === undefined ? undefined : -found[1];
}
