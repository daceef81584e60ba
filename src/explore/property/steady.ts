import type { Space } from '../engine/space.ts';
import type { Conclusion } from './conclude.ts';

/** The conclusion with events under the names that they have when its history is taken from the initial state. */
export function steady(conclusion: Conclusion, space: Space): Conclusion {
  const { lasso, explanation } = conclusion;
  // A run that goes round for ever is never looked for where names may be exchanged.
  if (lasso === null || lasso.cycle !== null) return conclusion;
  const choice = explanation?.lastChoice ?? null;
  const { events, instead } = space.follow(
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
