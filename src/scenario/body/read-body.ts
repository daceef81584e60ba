import { CALLS } from '../../../machines/body/call.ts';
import { isLoop, LOOPS } from '../../../machines/body/loop.ts';
import type { LoopName } from '../../../machines/body/names.ts';
import {
  type Body,
  type BodyName,
  RETURNING,
  type Statement,
  type Test,
} from '../../../machines/body/statement.ts';
import { TESTS } from '../../../machines/body/test.ts';
import { ERRNO } from '../../../machines/errno.ts';
import type { Mistake, Path, Report } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { oneOf } from '../../problem/unknown-name.ts';
import { visible } from '../../problem/visible.ts';
import type { BodyScope, Within } from './body-scope.ts';
import { readNamed } from './read-named.ts';
import { unknownKey, unknownStatement } from './unknown-statement.ts';

/** Reads statements as files have them, and reports what is none. */
export function readBody(data: unknown, path: Path, scope: BodyScope, report: Report): Body {
  return new Reader(scope, report).body(data, path, []);
}

const PLACES = new WeakMap<object, Path>();

/** Where a statement that `readBody` has read, a call, stands in its file. */
export function placeOf(call: Statement<string, string>): Path | undefined {
  return PLACES.get(call);
}

class Reader {
  readonly #scope: BodyScope;
  readonly #report: Report;

  constructor(scope: BodyScope, report: Report) {
    this.#scope = scope;
    this.#report = report;
  }

  /** One statement needs no list. */
  body(data: unknown, path: Path, within: Within): Body {
    if (!Array.isArray(data)) return this.#statement(data, path, within);
    return data.flatMap((item: unknown, place) => this.#statement(item, [...path, place], within));
  }

  /** None, where it is wrong. */
  #statement(data: unknown, path: Path, within: Within): Statement[] {
    if (typeof data === 'string') return this.#words(data.trim().replaceAll(/\s+/g, ' '), path, within);
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      this.#report(path, {
        code: 'wrong-statement',
        what: `${quoted(data)} is no statement`,
        expected: STATEMENT,
      });
      return [];
    }
    const members = new Map<string, unknown>(Object.entries(data));
    if (members.has('if')) return this.#if(members, path, within);
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
    if (loop !== undefined) return this.#loop(loop, members.get(first), [...path, first], within);
    if (first === 'print') return this.#print(members.get(first), [...path, first]);
    this.#report([...path, first], { ...unknownKey(first, members.get(first)), onKey: true });
    return [];
  }

  #words(text: string, path: Path, within: Within): Statement[] {
    if (text === 'continue') {
      if (within.length > 0) return [{ jump: 'continue' }];
      this.#report(path, { code: 'wrong-statement', what: 'continue stands in no loop', expected: 'return' });
      return [];
    }
    if (text === 'return') return [{ jump: 'return' }];
    const value = /^return (\S+)$/.exec(text)?.[1];
    if (value !== undefined) return this.#return(value, path);
    const read = readNamed(text, CALLS, this.#scope, within);
    if ('value' in read) {
      const call = { call: read.value.name, ...read.value.named };
      PLACES.set(call, path);
      return [call];
    }
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

  /** One of each kind may stand in another. */
  #loop(loop: LoopName, data: unknown, path: Path, within: Within): Statement[] {
    const { kind } = LOOPS[loop];
    if (!within.includes(kind)) {
      if (kind === 'shadow variable' && this.#scope.livepatch === null) {
        this.#report(path, {
          code: 'wrong-statement',
          what: 'a design knows no shadow variable',
          expected: 'it in the callbacks of a livepatch',
          onKey: true,
        });
      }
      return [{ each: loop, do: this.body(data, path, [...within, kind]) }];
    }
    this.#report(path, {
      code: 'wrong-statement',
      what: `a loop over ${kind}s stands in another`,
      expected: 'one loop after the other',
      onKey: true,
    });
    return [];
  }

  #if(members: ReadonlyMap<string, unknown>, path: Path, within: Within): Statement[] {
    this.#refuseOthers(members, IF_KEYS, path);
    const tests = this.#tests(members.get('if'), [...path, 'if'], within);
    if (!members.has('then')) {
      this.#report(path, { code: 'missing', what: 'then is missing', expected: 'what is done if it holds' });
      return [];
    }
    const body = this.body(members.get('then'), [...path, 'then'], within);
    if (!members.has('else')) return [{ if: tests, do: body }];
    return [{ if: tests, do: body, else: this.body(members.get('else'), [...path, 'else'], within) }];
  }

  /** `not mine and at my version` */
  #tests(data: unknown, path: Path, within: Within): Test[] {
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
        const read = readNamed(positive, TESTS, this.#scope, within);
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
        if (name === 'klp_is_object_loaded' && isOfModule(this.#scope.body)) {
          this.#report(path, NOT_LOOKED_UP);
          return [];
        }
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

/** klp_init_object sets obj->mod, within klp_enable_patch. */
const NOT_LOOKED_UP: Mistake = {
  code: 'wrong-statement',
  what: 'klp_is_object_loaded is asked of what klp_enable_patch alone looks up',
  expected: 'it in a callback of an object',
};

const STATEMENT = 'a statement, such as switch on, or a map with if and then';
const CONDITION = 'a condition, such as klp_feature_get, or not mine and at my version';
const IF_KEYS = ['if', 'then', 'else'];

function loopIn(key: string): LoopName | undefined {
  const name = key.replace(/^for each /, '');
  return key !== name && isLoop(name) ? name : undefined;
}

/** `-EBUSY` */
function codeOf(text: string): number | undefined {
  const found = Object.entries(ERRNO).find(([name]) => text === `-${name}`);
  return found === undefined ? undefined : -found[1];
}

function isOfModule(body: BodyName): boolean {
  return body === 'module_init' || body === 'module_exit';
}
