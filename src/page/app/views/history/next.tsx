import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Choice as Told } from '../../../path-view.ts';
import { bringInSight } from '../../in-sight.ts';
import { choices, chosen, isLate, isWhole, page, query, refused } from '../../page.ts';
import { Guard } from './guard.tsx';

/** What is told of a choice, by its place in the list, where it is known how far it is from a violation. */
type OfChoice = ComponentType<{ readonly place: number }>;

interface NextProps {
  readonly Ahead?: OfChoice;
  /** More of it, for the choice that is chosen. */
  readonly Distances?: OfChoice;
}

/** Each step that is possible, with what it would do and how far it is from a violation then; and each that is not. */
export function Next(more: NextProps) {
  const all = choices.value;
  const { length } = page.lists.value.choices;
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
          <Choice key={choice.line} choice={choice} isChosen={at === chosen.value} place={place} {...more} />
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

interface ChoiceProps extends NextProps {
  readonly choice: Told;
  readonly place: number;
  readonly isChosen: boolean;
}

function Choice({ choice, place, isChosen, Ahead, Distances }: ChoiceProps) {
  const { line, result, changes, violations } = choice;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    return isChosen ? bringInSight(element.current) : undefined;
  }, [isChosen]);
  return (
    <li ref={element} data-chosen={isChosen}>
      <button type="button" class="row" onClick={() => page.say(line)}>
        <span class="first">
          <code class="what">{line}</code>
          {result !== 'ok' && <code class="result">{result}</code>}
          {violations.length > 0 ? (
            <span class="breaks">
              <span aria-hidden="true">✕</span> <span class="unseen">breaks </span>
              {[...new Set(violations.map(({ property }) => property))].join(', ')}
            </span>
          ) : (
            Ahead && <Ahead place={place} />
          )}
        </span>
        <span class="effect">{changes.length === 0 ? 'changes nothing' : changes.join(' · ')}</span>
        {isChosen && Distances && <Distances place={place} />}
      </button>
    </li>
  );
}
