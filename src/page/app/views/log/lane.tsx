import type { LaneView, SpanView } from '../../../../uses/step/lane.ts';
import type { PlaceView } from '../../../../uses/step/view.ts';
import { ticksOf } from './ticks.ts';
import './lane.css';

/** Tasks and transitions over virtual time, above the log. */
export function Lane({ view: { lane, now } }: { readonly view: PlaceView }) {
  if (lane === null) return null;
  const { end, steps, attempts, transitions, tasks } = lane;
  const x = (at: number) => `${(end === 0 ? 0 : at / end) * 100}%`;
  return (
    <figure class="lane" aria-label="Tasks and transitions over virtual time">
      <div class="times">
        <Row name="step" says={`${steps.length} steps in ${end} seconds`}>
          {groupsOf(steps).map(({ at, label }) => (
            <svg key={at} x={x(at)} y="0" overflow="visible" aria-hidden="true">
              <path d="M0 15v3" class="tick" />
              <text y="12" text-anchor={anchor(at, end)}>
                {label}
              </text>
            </svg>
          ))}
        </Row>
        <Row name="transition" says={[...transitions.map(spanText), attemptsText(lane)].join('; ')}>
          {transitions.map(span => (
            <g key={`${span.what} ${span.from}`} class="transition">
              <Band span={span} x={x} end={end} />
              <text x={x(span.from)} dx="4" y="12">
                {span.what}
              </text>
            </g>
          ))}
          {attempts.map(({ at, signals }) => (
            <svg key={at} x={x(at)} overflow="visible" aria-hidden="true">
              <path d={signals ? 'M-3.5 18L0 12.5L3.5 18Z' : 'M0 15v3'} class={signals ? 'signal' : 'tick'} />
            </svg>
          ))}
        </Row>
        {tasks.map(({ name, universes, seats, switches }) => (
          <Row key={name} name={name} says={[...universes.map(spanText), ...seats.map(seatText)].join('; ')}>
            <line x1="0" x2="100%" y1="9" y2="9" class="life" />
            {universes.map(span => (
              <g key={`${span.what} ${span.from}`} class={span.what}>
                <Band span={span} x={x} end={end} />
              </g>
            ))}
            {seats.map(({ what, from, to }) => (
              <line key={`${what} ${from}`} x1={x(from)} x2={x(to)} y1="17" y2="17" class="seat">
                <title>{seatText({ what, from, to })}</title>
              </line>
            ))}
            {switches.map(at => (
              <svg key={at} x={x(at)} overflow="visible" aria-hidden="true">
                <path d="M0 4.5L4.5 9L0 13.5L-4.5 9Z" class="switch" />
              </svg>
            ))}
          </Row>
        ))}
        <Row name="s" says="">
          {ticksOf(end).map(at => (
            <svg key={at} x={x(at)} overflow="visible" aria-hidden="true">
              <path d="M0 0v3" class="tick" />
              <text y="14" text-anchor={anchor(at, end)}>
                {at}
              </text>
            </svg>
          ))}
        </Row>
        <div class="now" aria-hidden="true">
          <svg width="100%" height="100%" aria-hidden="true">
            <line x1={x(now)} x2={x(now)} y1="0" y2="100%" />
          </svg>
        </div>
      </div>
      <p class="faint key">
        ▭ unpatched ▬ patched ◆ switches ▁ sits in a patched function{' '}
        {attempts.length > 0 && '╷ attempt ▴ signals'}
      </p>
    </figure>
  );
}

interface RowProps {
  readonly name: string;
  readonly says: string;
  readonly children: preact.ComponentChildren;
}

function Row({ name, says, children }: RowProps) {
  return (
    <div class="over-time">
      <span class="name mono">{name}</span>
      <svg
        width="100%"
        height="20"
        overflow="visible"
        role="img"
        aria-label={`${name}: ${says || 'nothing'}`}
      >
        {children}
      </svg>
    </div>
  );
}

interface BandProps {
  readonly span: SpanView;
  readonly x: (at: number) => string;
  readonly end: number;
}

function Band({ span: { from, to }, x, end }: BandProps) {
  const width = end === 0 ? 100 : ((to - from) / end) * 100;
  return <rect x={x(from)} y="4" width={`${width}%`} height="10" />;
}

function anchor(at: number, end: number): 'start' | 'middle' | 'end' {
  if (at === 0) return 'start';
  return at === end ? 'end' : 'middle';
}

/** Steps that begin at one time share a label: `1–3`. */
function groupsOf(steps: readonly number[]): { at: number; label: string }[] {
  const times = [...new Set(steps)];
  return times.map(at => {
    const [first, last] = [steps.indexOf(at) + 1, steps.lastIndexOf(at) + 1];
    return { at, label: first === last ? `${first}` : `${first}–${last}` };
  });
}

function spanText({ what, from, to }: SpanView): string {
  return `${what} from ${from} to ${to} s`;
}

function seatText({ what, from, to }: SpanView): string {
  return `in ${what === 'original' ? 'the original function' : `${what}'s function`} from ${from} to ${to} s`;
}

function attemptsText({ attempts }: LaneView): string {
  const signals = attempts.filter(attempt => attempt.signals).map(({ at }) => at);
  const count = `${attempts.length} attempts`;
  return signals.length === 0 ? count : `${count}, signals at ${signals.join(', ')} s`;
}
