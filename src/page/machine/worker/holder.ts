import type { EventObject } from 'xstate';
import { toProblem } from '../../../problem/mistake.ts';
import { formatProblem, ProblemError } from '../../../problem/problem.ts';
import { visible } from '../../../problem/visible.ts';
import { eventLine } from '../../../subject/event-line.ts';
import type { Subject } from '../../../subject/subject.ts';
import { type Walked, walk } from '../../../subject/walk.ts';
import { check } from '../../../uses/check/check.ts';
import { follow } from '../../../uses/step-machine/history.ts';
import { begin, moveTo, type Session } from '../../../uses/step-machine/session.ts';
import { drawGraph } from '../../worker/graph/drawing.ts';
import { rowsOf, type StateRows, wayTo } from '../../worker/graph/state-rows.ts';
import type { Answer, Ask, Findings } from '../protocol.ts';
import { endsOf, type Marks } from './ends.ts';
import { linkOf, openLink } from './link.ts';
import { membersOf } from './members.ts';
import { perform, placeSaid } from './perform.ts';
import { verdictViews } from './verdicts.ts';
import { listsOf, viewOf } from './view.ts';

/** How far the page walks. */
export interface Bounds {
  /** `null`: to the end. */
  readonly depth: number | null;
  readonly states: number;
}

interface Known {
  readonly walked: Walked;
  readonly findings: Findings;
  readonly marks: Marks;
}

/** Holds a machine, all that it can do, and the session of the page; answers what is asked of them. */
export class MachineHolder {
  readonly #subject: () => Subject;
  readonly #bounds: Bounds;
  #known: Known | null = null;
  #session: Session | null = null;
  /** The view that the page shows. */
  #shown = '';
  #rows: Promise<StateRows<EventObject>> | null = null;

  /** @param subject reads the machine; it may throw a ProblemError */
  constructor(subject: () => Subject, bounds: Bounds) {
    this.#subject = subject;
    this.#bounds = bounds;
  }

  async answer(ask: Ask, say: (answer: Answer) => void): Promise<Answer> {
    if (ask.kind === 'open') return this.#open(ask.link, say);
    const [known, session] = [this.#known, this.#session];
    if (known === null || session === null) return { kind: 'failed', why: 'no machine is open' };
    switch (ask.kind) {
      case 'command':
        return this.#perform(known, session, ask.line);
      case 'open link':
        return this.#openLink(known, begin(known.walked), ask.text, session);
      case 'link':
        this.#shown = ask.shown;
        return { kind: 'link', text: linkOf(session, ask.shown) };
      case 'graph': {
        const { told, boxOf } = drawGraph(await this.#rowsOf(known), ask.wish, eventLine);
        const { taken } = session;
        const line = [0, ...taken.map(({ to }) => to)].map(state => boxOf[state] ?? 0);
        return { kind: 'graph', graph: told, line };
      }
      case 'go': {
        const way = wayTo(await this.#rowsOf(known), ask.to);
        const start = moveTo(session, 0);
        const there = follow('mistake' in start ? begin(known.walked) : start.value, way);
        return this.#told(known, there, `${placeSaid(there)}.`);
      }
    }
  }

  async #open(link: string, say: (answer: Answer) => void): Promise<Answer> {
    const walked = await this.#walk(say);
    if (typeof walked === 'string') return { kind: 'failed', why: walked };
    const checked = check(walked);
    const { coverage } = walked.result;
    const { ends, marks } = endsOf(checked);
    const covered = coverage && [
      { what: 'chart states', cover: coverage.states },
      { what: 'chart transitions', cover: coverage.transitions },
      { what: 'guard outcomes', cover: coverage.guards },
      { what: 'events', cover: coverage.events },
    ];
    const begun = begin(walked);
    const verdicts = verdictViews(walked.result.verdicts, begun.index);
    const known: Known = { walked, marks, findings: { verdicts, ends, covered } };
    this.#known = known;
    this.#rows = null;
    if (link !== '') return this.#openLink(known, begun, link, begun);
    return this.#told(known, begun, '');
  }

  /** @returns why not, in a sentence, where it cannot be walked */
  async #walk(say: (answer: Answer) => void): Promise<Walked | string> {
    try {
      const walked = await walk(this.#subject(), {
        ...this.#bounds,
        onProgress: ({ states }) => say({ kind: 'walking', states }),
        signal: new AbortController().signal,
      });
      if (!('thrown' in walked)) return walked;
      const way = walked.history.map(eventLine).join(', ');
      return `The machine throws ${way === '' ? 'in its initial state' : `after ${way}`}: ${visible(walked.thrown)}`;
    } catch (error) {
      if (error instanceof ProblemError) return error.message;
      throw error;
    }
  }

  #perform(known: Known, session: Session, line: string): Answer {
    const done = perform(session, line);
    if ('mistake' in done)
      return this.#told(known, session, formatProblem(toProblem(done.mistake, {})), { isDone: false });
    if (done.value === 'help') return { kind: 'help' };
    return this.#told(known, done.value.session, done.value.said);
  }

  /** @param otherwise the session that stays where the text is no link */
  #openLink(known: Known, begun: Session, text: string, otherwise: Session): Answer {
    const opened = openLink(begun, text);
    if ('mistake' in opened)
      return this.#told(known, otherwise, formatProblem(toProblem(opened.mistake, {})), { isDone: false });
    const { session, shown, unfitting } = opened.value;
    this.#shown = shown;
    const said =
      unfitting === null
        ? `${placeSaid(session)}.`
        : `Event ${session.taken.length + 1} of the link, ${unfitting}, cannot happen any more.`;
    return this.#told(known, session, said, { shown, isDone: unfitting === null });
  }

  #told(
    { findings, marks }: Known,
    session: Session,
    said: string,
    { isDone = true, shown }: { readonly isDone?: boolean; readonly shown?: string } = {},
  ): Answer {
    this.#session = session;
    return {
      kind: 'told',
      view: viewOf(session, findings, marks),
      lists: listsOf(session, marks),
      link: linkOf(session, this.#shown),
      said,
      isDone,
      ...(shown === undefined ? {} : { shown }),
    };
  }

  #rowsOf({ walked: { graph }, marks }: Known): Promise<StateRows<EventObject>> {
    this.#rows ??= rowsOf(graph, membersOf(graph), {
      broken: (_, number) => {
        const mark = marks.get(number);
        return mark === undefined ? [] : [mark];
      },
    });
    return this.#rows;
  }
}
