import { isScalar, LineCounter } from 'yaml';
import { type Mistake, type Path, toProblem } from '../../problem/mistake.ts';
import { type Place, type Problem, ProblemError } from '../../problem/problem.ts';
import { quoted } from '../../problem/quoted.ts';
import { visible } from '../../problem/visible.ts';
import { compose, empty, type FailAt } from '../compose.ts';
import { SCENARIO } from '../file-kind.ts';
import { tooLarge } from '../text.ts';
import { nodeAt, nodeMistakes, offsetOf, plainData, tooManyAliases } from './nodes.ts';

/** A parsed file that remembers where everything stands. */
export interface Yaml {
  readonly data: unknown;
  /** Where the value at `path` stands, or its key; if there is none, where its nearest ancestor stands. */
  place(path: Path, onKey?: boolean): Place;
  /** The characters of the plain value at `path`: 5.10, where the data has only the number 5.1. */
  source(path: Path): string | null;
}

/**
 * Parses one YAML 1.2 document; throws a ProblemError that names the line when `text` is none.
 *
 * @param file its name
 * @param kind what it is to hold, in errors
 */
export function parseYaml(text: string, file: string, kind = SCENARIO): Yaml {
  const large = tooLarge(file, new TextEncoder().encode(text).length, kind);
  if (large !== null) throw new ProblemError([large]);

  const lines = new LineCounter();
  const placeAt = (offset: number, path: Path = []): Place => {
    const { line, col } = lines.linePos(offset);
    const key = formatPath(path);
    return key === '' ? { file, line, column: col } : { file, line, column: col, key };
  };
  const fail: FailAt = (offset, mistake) => {
    throw new ProblemError([toProblem(mistake, placeAt(offset))]);
  };

  const document = compose(text, lines, kind, fail);
  const control = text.search(/[^\P{Cc}\t\r\n]/u);
  if (control >= 0) fail(control, CONTROL);
  throwAny(
    [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
      toProblem(notYaml(code, message), placeAt(pos[0])),
    ),
  );
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.source === '')) {
    throw new ProblemError([toProblem(empty(kind), { file })]);
  }
  throwAny(
    nodeMistakes(document).map(({ offset, path, mistake }) => toProblem(mistake, placeAt(offset, path))),
  );
  const plain = plainData(document) ?? fail(0, tooManyAliases('the aliases stand for too many values'));

  return {
    data: plain.data,
    place: (path, onKey = false) => {
      const { key, value, whole } = nodeAt(document, path);
      return placeAt(offsetOf(whole && onKey ? key : value), path);
    },
    source: path => {
      const { value, whole } = nodeAt(document, path);
      return whole && isScalar(value) ? (value.source ?? null) : null;
    },
  };
}

const CONTROL: Mistake = { code: 'not-text', what: 'a control character stands here', expected: 'text' };

function notYaml(code: string, message: string): Mistake {
  const [first = ''] = message.split('\n');
  return {
    code: 'not-yaml',
    what: `this is not YAML: ${first.slice(0, 200)}`,
    hints: code === 'TAB_AS_INDENT' ? ['Indent with spaces.'] : [],
  };
}

function throwAny(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (first !== undefined) throw new ProblemError([first, ...rest]);
}

/** No scenario nests deeper than six. */
const ENDS = 4;

const LONGEST_KEY = 64;

/** `livepatches.B2.objects[1].name`; what is long or hidden is quoted, and what is deep is cut in the middle. */
function formatPath(path: Path): string {
  const steps = path.map((step, i) => {
    if (typeof step === 'number') return `[${step}]`;
    const key = step.length <= LONGEST_KEY && visible(step) === step ? step : quoted(step);
    return i === 0 ? key : `.${key}`;
  });
  return (steps.length > 2 * ENDS ? [...steps.slice(0, ENDS), '.…', ...steps.slice(-ENDS)] : steps).join('');
}
