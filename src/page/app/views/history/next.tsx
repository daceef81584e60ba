import { useEffect, useRef } from 'preact/hooks';
import type { ChoiceView } from '../../../../uses/step/view.ts';
import type { ReachTold } from '../../../told.ts';
import { say } from '../../act.ts';
import { bringInSight } from '../../in-sight.ts';
import { choices, chosen, isLate, isWhole, lists, picked, query, reach, refused } from '../../store.ts';
import { Guard } from './guard.tsx';

/** Each step that is possible, with what it would do and how far it is from a violation then; and each that is not. */
export function Next() {
  const all = choices.value;
  const { length } = lists.value.choices;
  return (
    <div class="next" aria-busy={!isWhole.value} data-late={isLate.value}>
      <div class="head">
        <h2>Next</h2>
        <span class="mono faint">{length}</span>
        <label class="search">
          <span class="unseen">Search the steps</span>
          <input
            id="search"
            type="search"
            placeholder="search"
            autocomplete="off"
            spellcheck={false}
            value={query.value}
            onInput={({ currentTarget }) => {
              query.value = currentTarget.value;
              chosen.value = 0;
            }}
            onKeyDown={event => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              event.currentTarget.blur();
            }}
          />
          <kbd>/</kbd>
        </label>
      </div>
      <ul class="choices">
        {all.map(({ choice, place }, at) => (
          <Choice
            key={choice.line}
            choice={choice}
            isChosen={at === chosen.value}
            reach={reach.value.choices[place] ?? null}
          />
        ))}
        {length === 0 && <li class="faint none">no step can be taken here</li>}
      </ul>
      {refused.value.length > 0 && (
        <>
          <h3 class="refused-head">Impossible here</h3>
          <ul class="refused">
            {refused.value.map(({ line, error, why, reasons, guard }) => (
              <li key={line}>
                <code class="what">{line}</code> <code class="error">{error ?? '–'}</code>
                <span class="reason" title={why}>
                  {guard === null ? why : reasons.map(reason => `${reason}. `)}
                  {guard !== null && <Guard guard={guard} />}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly choice: ChoiceView;
  readonly isChosen: boolean;
  readonly reach: ReachTold | null;
}

function Choice({ choice, isChosen, reach }: ChoiceProps) {
  const { line, result, changes, violations } = choice;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    return isChosen ? bringInSight(element.current) : undefined;
  }, [isChosen]);
  return (
    <li ref={element} data-chosen={isChosen}>
      <button type="button" class="row" onClick={() => say(line)}>
        <span class="first">
          <code class="what">{line}</code>
          {result !== 'ok' && <code class="result">{result}</code>}
          {violations.length > 0 ? (
            <span class="breaks">
              <span aria-hidden="true">✕</span> <span class="unseen">breaks </span>
              {[...new Set(violations.map(({ property }) => property))].join(', ')}
            </span>
          ) : (
            <Nearest reach={reach} />
          )}
        </span>
        <span class="effect">{changes.length === 0 ? 'changes nothing' : changes.join(' · ')}</span>
        {isChosen && <Distances reach={reach} />}
      </button>
    </li>
  );
}

/** How far the property is that is looked at, or else the nearest violation. */
function Nearest({ reach }: { readonly reach: ReachTold | null }) {
  const [first] = far(reach);
  if (reach === null) return null;
  if (first === undefined) return <span class="reach faint">no violation ahead</span>;
  const wanted = picked.value === null ? undefined : far(reach).find(([name]) => name === picked.value);
  const [property, steps] = wanted ?? first;
  const isDoomed = reach.doomed.some(name => name === property);
  return (
    <span
      class={isDoomed ? 'reach about' : 'reach'}
      title={isDoomed ? 'cannot be avoided any more' : undefined}
    >
      {isDoomed && '! '}
      {property} <span class="mono">+{steps}</span>
    </span>
  );
}

/** How far each violation would be after the chosen step. */
function Distances({ reach }: { readonly reach: ReachTold | null }) {
  const all = far(reach);
  if (all.length < 2) return null;
  return (
    <span class="distances">
      {all.map(([name, steps]) => (
        <span key={name} class={reach?.doomed.some(doomed => doomed === name) ? 'about' : ''}>
          {name} <span class="mono">+{steps}</span>
        </span>
      ))}
    </span>
  );
}

/** The nearest first. */
function far(reach: ReachTold | null): [string, number][] {
  return Object.entries(reach?.distance ?? {}).sort(([, one], [, other]) => one - other);
}
