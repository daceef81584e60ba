import type { Design } from '../../../machines/designs/design.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { toProblem } from '../../problem/mistake.ts';
import { formatProblem, ProblemError } from '../../problem/problem.ts';
import { designFor } from '../../scenario/design-for.ts';
import { foreignKeys, refuseUnfit } from '../../scenario/foreign-keys.ts';
import { mixtureProblems } from '../../scenario/mixture.ts';
import { parseScenario, type Scenario } from '../../scenario/scenario.ts';
import { linkOf, openLink } from '../../uses/step/link.ts';
import { begin, type Session, withScenario } from '../../uses/step/session.ts';
import { choiceViews, placeView, refusedViews } from '../../uses/step/view-of.ts';
import type { Answer, Ask } from '../protocol.ts';
import type { DesignTold } from '../told.ts';
import { exported } from './export.ts';
import { ownCallbacks } from './own-callbacks.ts';
import { hindranceText, perform, placeText } from './perform.ts';
import { standInside, tracesOf } from './trace.ts';

/** Holds the session of the page, and answers what is asked of it. */
export class SessionHolder {
  #session: Session | null = null;
  #last: Answer | null = null;
  /** The view that the page shows. */
  #shown = '';

  answer(ask: Ask): Answer {
    try {
      return this.#answer(ask);
    } catch (error) {
      if (error instanceof ProblemError) return { kind: 'problems', problems: error.problems };
      throw error;
    }
  }

  #answer(ask: Ask): Answer {
    if (ask.kind === 'open') {
      const scenario = read(ask.source, ask.file);
      return this.#told(begin(scenario, ask.source, opened(scenario)), `${scenario.title}.`);
    }
    if (ask.kind === 'open link') {
      const { session, shown } = openLink(ask.text);
      this.#shown = shown;
      return this.#told(session, `${session.scenario.title}.`, { shown });
    }
    const session = this.#session;
    if (session === null) throw new Error('no scenario is open');
    switch (ask.kind) {
      case 'edit': {
        const scenario = read(ask.source, session.scenario.file);
        const isOther = scenario.design !== session.scenario.design;
        const design = isOther ? designFor(scenario) : session.design;
        refuseUnfit(scenario, design);
        return this.#told(withScenario(session, scenario, ask.source, design), 'The scenario is read again.');
      }
      case 'command':
        return this.#perform(session, ask.line);
      case 'link':
        this.#shown = ask.shown;
        return { kind: 'link', text: linkOf(session, ask.shown) };
      case 'export':
        return { kind: 'export', ...exported(session, ask.format) };
      case 'trace':
        return { kind: 'trace', steps: tracesOf(session), own: ownCallbacks(session) };
      case 'stand': {
        const stood = standInside(session, ask.place, ask.microsteps);
        return 'mistake' in stood
          ? this.#told(session, formatProblem(toProblem(stood.mistake, {})), { isDone: false })
          : this.#told(stood.value, `${placeText(stood.value)}.`);
      }
    }
  }

  #perform(session: Session, line: string): Answer {
    const done = perform(session, line);
    if ('mistake' in done)
      return this.#told(session, formatProblem(toProblem(done.mistake, {})), { isDone: false });
    if ('wish' in done.value) return { kind: 'wish', wish: done.value.wish };
    return this.#told(done.value.session, done.value.said);
  }

  /** What may come next, if the answer is the last one that told of the session; else `null`. */
  lists(answer: Answer): Answer | null {
    if (answer.kind !== 'told' || answer !== this.#last || this.#session === null) return null;
    return { kind: 'lists', choices: choiceViews(this.#session), refused: refusedViews(this.#session) };
  }

  #told(
    session: Session,
    said: string,
    { isDone = true, shown }: { readonly isDone?: boolean; readonly shown?: string } = {},
  ): Answer {
    this.#session = session;
    this.#last = {
      kind: 'told',
      view: placeView(session),
      source: session.source,
      link: linkOf(session, this.#shown),
      designs: designsFor(session.scenario),
      said,
      isDone,
      ...(shown === undefined ? {} : { shown }),
    };
    return this.#last;
  }
}

function read(source: string, file: string): Scenario {
  return parseScenario(source, file, Object.keys(DESIGNS));
}

/** @throws ProblemError where a key of the scenario would mean nothing */
function opened(scenario: Scenario): Design {
  const design = designFor(scenario);
  refuseUnfit(scenario, design);
  return design;
}

const toldFor = new WeakMap<Scenario, readonly DesignTold[]>();

function designsFor(scenario: Scenario): readonly DesignTold[] {
  const known = toldFor.get(scenario) ?? designsUnder(scenario);
  toldFor.set(scenario, known);
  return known;
}

function designsUnder(scenario: Scenario): DesignTold[] {
  return Object.values(DESIGNS).map(design => {
    const [key] = foreignKeys(scenario, design);
    return {
      name: design.name,
      about: design.about,
      hindrance:
        key === undefined ? (mixtureProblems(scenario, design)[0]?.what ?? null) : hindranceText(key),
    };
  });
}
