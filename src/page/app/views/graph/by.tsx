import { type GraphTold, MOST_STATES_DRAWN } from '../../../graph.ts';
import { wish } from './shown.ts';

/** By what states are told apart. */
export function By({ graph: { by, members, states, why } }: { readonly graph: GraphTold }) {
  const change = (chosen: readonly string[]) => {
    wish.value = { by: chosen, open: [] };
  };
  return (
    <div class="by">
      <fieldset>
        <legend class="unseen">States are told apart by</legend>
        {states <= MOST_STATES_DRAWN && (
          <label>
            <input type="radio" checked={by.length === 0} onChange={() => change([])} /> every state
          </label>
        )}
        <span class="faint">by</span>
        {members.map(member => (
          <label key={member}>
            <input
              type="checkbox"
              checked={by.includes(member)}
              onChange={({ currentTarget: { checked } }) =>
                change(
                  checked
                    ? members.filter(other => other === member || by.includes(other))
                    : by.filter(other => other !== member),
                )
              }
            />{' '}
            {member}
          </label>
        ))}
      </fieldset>
      {why !== null && <p class="about">{why}</p>}
    </div>
  );
}
