import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import * as z from 'zod/mini';
import { DESIGNS } from '../../../machines/designs/index.ts';
import type { World } from '../../../machines/world.ts';
import { ProblemError } from '../../problem/problem.ts';
import { designFor } from '../../scenario/design-for.ts';
import { faultKey } from '../../scenario/faults.ts';
import { refuseUnfit } from '../../scenario/foreign-keys.ts';
import { parseStep } from '../../scenario/parse-step.ts';
import { parseScenario } from '../../scenario/scenario.ts';
import { step as stepSchema } from '../../scenario/schema/step.ts';
import { type Step, stepData } from '../../scenario/step.ts';
import { follow, stepsOf } from './line.ts';
import { begin, microstepsAhead, type Session, withScenario } from './session.ts';

/**
 * The first character of a link says how the rest is to be read. What has been read once is read for ever: links stand
 * in mails. Format 1: base64url of the deflated JSON of `linked`.
 */
const FORMAT = '1';

const line = z.array(stepSchema);

const linked = z.object({
  source: z.string(),
  file: z.string(),
  design: z.string(),
  steps: line,
  place: z.int().check(z.nonnegative()),
  inside: z.int().check(z.nonnegative()),
  forks: z.array(z.object({ name: z.string(), steps: line, place: z.int().check(z.nonnegative()) })),
  /** What the face shows of it. */
  shown: z.string(),
});

/** A session, and what was shown of it. */
export interface Opened {
  readonly session: Session;
  readonly shown: string;
}

/** The session as one word that can stand in an address: scenario, design, steps, forks and place. */
export function linkOf(
  { source, scenario, design, line, place, inside, forks }: Session,
  shown: string,
): string {
  const data: z.infer<typeof linked> = {
    source,
    file: scenario.file,
    design: design.name,
    steps: stepsOf(line).map(stepData),
    place,
    inside,
    forks: forks.map(fork => ({
      name: fork.name,
      steps: stepsOf(fork.line).map(stepData),
      place: fork.place,
    })),
    shown,
  };
  return FORMAT + base64url(deflateSync(strToU8(JSON.stringify(data)), { level: 9 }));
}

/**
 * The session that a link holds.
 *
 * @throws ProblemError with one sentence, where the text is no link
 */
export function openLink(text: string): Opened {
  const data = dataOf(text.trim());
  const scenario = parseScenario(data.source, data.file, Object.keys(DESIGNS));
  if (!Object.hasOwn(DESIGNS, data.design))
    throw notALink(`it names the design "${data.design.slice(0, 40)}", which this klpwalk does not know`);
  const design = designFor(scenario, data.design);
  refuseUnfit(scenario, design);
  const steps = read(data.steps, scenario.world);
  const forks = data.forks.map(fork => ({ ...fork, steps: read(fork.steps, scenario.world) }));
  const world = withFaultsOf([steps, ...forks.map(fork => fork.steps)].flat(), scenario.world);
  const begun = begin({ ...scenario, world, steps }, data.source, design);
  const forked = {
    ...begun,
    forks: forks.map(({ name, steps, place }) => ({ name, line: follow(begun.time, world, steps), place })),
  };
  const session = withScenario(forked, scenario, data.source, design);
  const there = { ...session, place: Math.min(data.place, session.line.taken.length) };
  return {
    session: { ...there, inside: Math.min(data.inside, microstepsAhead(there).length) },
    shown: data.shown,
  };
}

/** As far as the scenario knows what they name. */
function read(steps: z.infer<typeof line>, world: World): Step[] {
  const known: Step[] = [];
  for (const data of steps) {
    const step = parseStep(data, world);
    if ('mistake' in step) break;
    known.push(step.value);
  }
  return known;
}

function withFaultsOf(steps: readonly Step[], world: World): World {
  const faults = new Map(world.faults.map(fault => [faultKey(fault), fault]));
  for (const { fault } of steps) if (fault !== null) faults.set(faultKey(fault), fault);
  return { ...world, faults: [...faults.values()] };
}

function dataOf(text: string): z.infer<typeof linked> {
  const format = text.slice(0, 1);
  if (/^[2-9]$/.test(format))
    throw notALink(`it has the format ${format}, and this klpwalk reads format ${FORMAT}`);
  const json = format === FORMAT ? inflated(text.slice(1)) : null;
  const result = linked.safeParse(json === null ? null : parsed(json));
  if (!result.success) throw notALink('it is cut short, or something else stands there');
  return result.data;
}

/** A scenario has at most 1 MiB, and a path is no longer. */
const LARGEST = 2 ** 22;

/** So many bytes come to no more than a megabyte. */
const PIECE = 1024;

/** `null`: this was never deflated. A few letters may stand for gigabytes: those are not read to their end. */
function inflated(text: string): string | null {
  const bytes = bytesOf(text);
  if (bytes === null) return null;
  const pieces: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate((piece, isLast) => {
    pieces.push(piece);
    size += piece.length;
    isWhole = isLast;
  });
  try {
    for (let from = 0; from < bytes.length && size <= LARGEST; from += PIECE) {
      inflate.push(bytes.subarray(from, from + PIECE), from + PIECE >= bytes.length);
    }
    return isWhole && size <= LARGEST ? pieces.map(piece => strFromU8(piece, true)).join('') : null;
  } catch {
    return null;
  }
}

function parsed(latin: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(strToU8(latin, true)));
  } catch {
    return null;
  }
}

function base64url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function bytesOf(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
  } catch {
    return null;
  }
}

function notALink(why: string): ProblemError {
  return new ProblemError([
    {
      code: 'not-a-link',
      what: `this link cannot be opened: ${why}`,
      where: {},
      hints: ['Ask for it again, whole.'],
    },
  ]);
}
