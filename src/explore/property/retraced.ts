import type { Retrace } from '../engine/retrace.ts';
import type { Conclusion } from './conclude.ts';

/** The conclusion with the events that lead along its history from the initial state itself. */
export function retraced(conclusion: Conclusion, retrace: Retrace): Conclusion {
  if (conclusion.kind === 'witnessed') {
    const { route } = conclusion;
    return { ...conclusion, route: { ...route, events: retrace(route, null).events } };
  }
  // A run that goes round for ever is looked for only where no state stands for another.
  if (conclusion.kind !== 'violated' || conclusion.lasso.cycle !== null) return conclusion;
  const { lasso, explanation } = conclusion;
  const choice = explanation?.lastChoice ?? null;
  const { events, instead } = retrace(
    lasso.route,
    choice && { place: choice.step - 1, event: choice.instead },
  );
  const lastChoice = choice === null || instead === null ? null : { step: choice.step, instead };
  return {
    ...conclusion,
    lasso: { ...lasso, route: { ...lasso.route, events } },
    explanation: explanation && { ...explanation, lastChoice },
  };
}
