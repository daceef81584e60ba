import type { ComponentChildren } from 'preact';
import type { PathView } from '../../../path-view.ts';
import { jump } from '../../hand.ts';
import { page } from '../../page.ts';

interface ScrubberProps {
  readonly view: PathView;
  /** What else can be done to the path. */
  readonly children?: ComponentChildren;
}

/** The path as one line to be dragged along; below it, what can be done to it. */
export function Scrubber({ view: { path, place }, children }: ScrubberProps) {
  const { length } = path;
  return (
    <div class="scrubber">
      <div class="head">
        <h2>Path</h2>
        <span class="mono faint">
          {place} of {length}
        </span>
        <span class="buttons">
          <button type="button" class="bare" disabled={place === 0} onClick={() => page.say('back')}>
            Undo <kbd>u</kbd>
          </button>
          <button type="button" class="bare" disabled={place === length} onClick={() => page.say('again')}>
            Redo <kbd>r</kbd>
          </button>
          {children}
        </span>
      </div>
      <div class="line">
        <svg aria-hidden="true" width="100%" height="14">
          <rect x="7" y="6.5" height="1" />
          {[0, ...path.map((_, at) => at + 1)].map(at => (
            <Tick
              key={at}
              at={at}
              of={length}
              isBroken={(path[at - 1]?.violations.length ?? 0) > 0}
              isPast={at <= place}
            />
          ))}
        </svg>
        <input
          type="range"
          min="0"
          max={length}
          value={place}
          disabled={length === 0}
          aria-label="Place on the path"
          aria-valuetext={place === 0 ? 'before the first step' : `${place}: ${path[place - 1]?.line}`}
          onInput={({ currentTarget }) => jump(Number(currentTarget.value))}
        />
      </div>
    </div>
  );
}

function Tick(props: {
  readonly at: number;
  readonly of: number;
  readonly isBroken: boolean;
  readonly isPast: boolean;
}) {
  const { at, of, isBroken, isPast } = props;
  const share = of === 0 ? 0 : at / of;
  const x = `calc(7px + ${share} * (100% - 14px))`;
  const style = { transform: `translateX(${x})` };
  return isBroken ? (
    <path class={isPast ? 'broken past' : 'broken'} d="M-3 4 L3 10 M3 4 L-3 10" style={style} />
  ) : (
    <circle class={isPast ? 'past' : ''} cx="0" cy="7" r="2" style={style} />
  );
}
