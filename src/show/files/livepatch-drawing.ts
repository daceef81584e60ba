import type { Context } from '../../../machines/context.ts';
import type { KlpEvent } from '../../../machines/events.ts';
import {
  type Drawing,
  draw,
  drawQuotient,
  MOST_BOXES,
  type Notation,
  quotientSize,
  type StateGraph,
  TooManyBoxes,
} from '../../explore/index.ts';
import { ProblemError } from '../../problem/problem.ts';
import { type LivepatchMember, livepatchMember } from './livepatch-members.ts';

/** Beyond so many states it takes seconds to find out what each member would make of them. */
const CHEAP = 100_000;

/**
 * @param by the members to draw by; `null`: every state is a box
 * @throws ProblemError that says which members there are, and how many boxes each would give
 */
export async function livepatchDrawing(
  file: string,
  graph: StateGraph<Context, KlpEvent>,
  notation: Notation<Context, KlpEvent>,
  by: readonly LivepatchMember[] | null,
  signal?: AbortSignal,
): Promise<Drawing> {
  try {
    if (by === null) return draw(graph, notation);
    return await drawQuotient(graph, notation, by.map(livepatchMember), signal);
  } catch (error) {
    if (!(error instanceof TooManyBoxes)) throw error;
    const boxes = error.boxes.toLocaleString('en');
    const each = await sizes(graph, notation, signal);
    throw new ProblemError([
      {
        code: 'too-many-boxes',
        what: by === null ? `there are ${boxes} states` : `by ${by.join(', ')} there are ${boxes} boxes`,
        where: { file },
        expected: `at most ${MOST_BOXES}, which is as much as a drawing can show`,
        hints: [
          by === null
            ? `Draw states that look alike as one: --by with one or more of ${each}.`
            : `Draw by less: --by with one or more of ${each}.`,
          'Or write .aut or .json, which may have any size.',
        ],
      },
    ]);
  }
}

/** `stack (12), features (9), …`: the boxes that each member gives by itself. */
async function sizes(
  graph: StateGraph<Context, KlpEvent>,
  { members }: Notation<Context, KlpEvent>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const each: string[] = [];
  for (const member of members) {
    const size = graph.states > CHEAP ? null : await quotientSize(graph, [member], signal);
    each.push(size === null ? member.name : `${member.name} (${size.toLocaleString('en')})`);
  }
  return each.join(', ');
}
