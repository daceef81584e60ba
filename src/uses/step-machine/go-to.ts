import type { Read } from '../../problem/mistake.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { quoted } from '../../problem/quoted.ts';
import { type Session, stateAt, take } from './session.ts';

/** Takes a shortest way from where the session stands to a place of the chart, by its name or how that begins. */
export function goTo(session: Session, aim: string): Read<Session> {
  const { places } = session.index;
  const begun = places.filter(place => place.startsWith(aim));
  const [place, another] = places.includes(aim) ? [aim] : begun;
  if (place === undefined) {
    const what = `the chart is never in a place called ${quoted(aim)}`;
    return { mistake: { code: 'unknown-name', what, hints: didYouMean(aim, places) } };
  }
  if (another !== undefined) {
    const expected = `one of ${begun.join('; ')}`;
    return { mistake: { code: 'ambiguous', what: `${quoted(aim)} may be several places`, expected } };
  }
  const ways = session.index.wayTo(place, stateAt(session, session.place));
  if (ways !== null) return { value: take(session, ways) };
  return {
    mistake: {
      code: 'no-way',
      what: `no way leads from here to ${place}`,
      hints: ['back, or goto 0, goes on from elsewhere.'],
    },
  };
}
