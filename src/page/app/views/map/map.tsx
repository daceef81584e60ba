import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { between, type Camera, fitted, moved, type Part, type Size, showing, zoomed } from './camera.ts';
import './map.css';

interface MapProps {
  /** What the drawing is, for those who do not see it. */
  readonly label: string;
  /** Written below it. */
  readonly caption?: string;
  readonly size: Size;
  /** Changes when another drawing is shown. */
  readonly name: string;
  /** Where one stands in another drawing at first, so that one sees how they belong together; `null`: nowhere near. */
  readonly arrival: ((camera: Camera) => Camera) | null;
  /** What is to be seen, whatever happens; brought into sight when it changes. */
  readonly focus: Part | null;
  /** The least scale at which a drawing can be read. */
  readonly least: number;
  /** Keys that mean something in the drawing. @returns whether the key did something */
  onKey(event: KeyboardEvent): boolean;
  /** What is drawn, by the scale it is seen at. */
  children(scale: number): ComponentChildren;
}

/** How long it takes to get from one place to another, in ms. */
const GLIDE = 260;
const ZOOM = 1.25;

/** A drawing that is larger than its window: dragged, and zoomed by Ctrl and the wheel, by two fingers, and by keys. */
export function MapView({ label, caption, size, name, arrival, focus, least, onKey, children }: MapProps) {
  const element = useRef<SVGSVGElement>(null);
  const window = useSize(element);
  const whole = { x: 0, y: 0, ...size };
  const [camera, setCamera] = useState<Camera | null>(null);
  const glide = useGlide(setCamera);
  const shown = useRef('');
  /** Where the camera is going, or is. */
  const goal = useRef<Camera | null>(null);

  useLayoutEffect(() => {
    if (window === null) return;
    const start = fitted(whole, window, least);
    const entrance = focus === null ? start : showing(start, focus, window);
    const before = goal.current;
    const isFirst = shown.current === '';
    const isOther = shown.current !== name;
    shown.current = name;
    if (isFirst || isOther || before === null) goal.current = entrance;
    else if (focus !== null) goal.current = showing(before, focus, window);
    const to = goal.current;
    if (isFirst || camera === null || to === null) setCamera(to);
    else glide.go(isOther ? (arrival?.(camera) ?? to) : camera, to);
  }, [name, window?.width, window?.height, focus?.x, focus?.y, focus?.width]);

  const now = camera ?? (window === null ? null : fitted(whole, window, least));
  const go = (change: (camera: Camera, window: Size) => Camera) => {
    if (now === null || window === null) return;
    glide.stop();
    goal.current = change(now, window);
    setCamera(goal.current);
  };
  const zoom = (by: number) =>
    go((camera, window) => zoomed(camera, by, { x: window.width / 2, y: window.height / 2 }, window));
  const seeAll = () => {
    if (now === null || window === null) return;
    goal.current = fitted(whole, window);
    glide.go(now, goal.current);
  };
  const drag = useDrag(
    (x, y) => go(camera => moved(camera, x, y)),
    (by, at) => go((camera, window) => zoomed(camera, by, at, window)),
  );

  return (
    <div class="map">
      <svg
        ref={element}
        aria-label={label}
        viewBox={now === null || window === null ? '0 0 1 1' : viewBox(now, window)}
        onKeyDown={event => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (!(onKey(event) || onMapKey(event, { zoom, seeAll, go }))) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onWheel={event => {
          event.preventDefault();
          const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {};
          const at = { x: event.clientX - left, y: event.clientY - top };
          go((camera, window) =>
            event.ctrlKey || event.metaKey
              ? zoomed(camera, Math.exp(-event.deltaY / 240), at, window)
              : moved(camera, event.deltaX, event.deltaY),
          );
        }}
        {...drag}
      >
        {now !== null && children(now.scale)}
      </svg>
      {caption !== undefined && <p class="caption faint mono">{caption}</p>}
      <div class="zoom">
        <button type="button" class="bare" aria-label="Larger" title="Larger (+)" onClick={() => zoom(ZOOM)}>
          +
        </button>
        <button
          type="button"
          class="bare"
          aria-label="Smaller"
          title="Smaller (-)"
          onClick={() => zoom(1 / ZOOM)}
        >
          −
        </button>
        <button type="button" class="bare" aria-label="All of it" title="All of it (0)" onClick={seeAll}>
          ⤢
        </button>
      </div>
    </div>
  );
}

function viewBox({ x, y, scale }: Camera, { width, height }: Size): string {
  const [wide, high] = [width / scale, height / scale];
  return `${x - wide / 2} ${y - high / 2} ${wide} ${high}`;
}

interface Moves {
  zoom(by: number): void;
  seeAll(): void;
  go(change: (camera: Camera) => Camera): void;
}

/** How far a key moves the drawing, in pixels. */
const STRIDE = 60;

function onMapKey({ key, shiftKey }: KeyboardEvent, { zoom, seeAll, go }: Moves): boolean {
  const by = (x: number, y: number) => go(camera => moved(camera, x * STRIDE, y * STRIDE));
  if (key === '+' || key === '=') zoom(ZOOM);
  else if (key === '-') zoom(1 / ZOOM);
  else if (key === '0') seeAll();
  else if (shiftKey && key === 'ArrowLeft') by(-1, 0);
  else if (shiftKey && key === 'ArrowRight') by(1, 0);
  else if (shiftKey && key === 'ArrowUp') by(0, -1);
  else if (shiftKey && key === 'ArrowDown') by(0, 1);
  else return false;
  return true;
}

function useSize(element: { readonly current: SVGSVGElement | null }): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) {
        const { width, height } = entry.contentRect;
        setSize({ width, height });
      }
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return size;
}

const isStill = matchMedia('(prefers-reduced-motion: reduce)');

/** Goes from one camera to another, at once for those who do not want things to move. */
function useGlide(set: (camera: Camera) => void) {
  const frame = useRef(0);
  const stop = () => cancelAnimationFrame(frame.current);
  useEffect(() => stop, []);
  const go = (from: Camera, to: Camera) => {
    stop();
    const start = performance.now();
    const step = (time: number) => {
      const share = isStill.matches ? 1 : Math.min(1, Math.max(0, time - start) / GLIDE);
      set(between(from, to, share * share * (3 - 2 * share)));
      if (share < 1) frame.current = requestAnimationFrame(step);
    };
    step(start);
  };
  return { go, stop };
}

/** A finger or the mouse drags, two fingers zoom. A press that does not move is left to what is pressed. */
function useDrag(
  drag: (x: number, y: number) => void,
  zoom: (by: number, at: { x: number; y: number }) => void,
) {
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const isDragged = useRef(false);
  const lift = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      isDragged.current = false;
    },
    onPointerMove: (event: PointerEvent) => {
      const before = fingers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (!isDragged.current && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
      isDragged.current = true;
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, now);
      if (other === undefined) drag(before.x - now.x, before.y - now.y);
      else {
        const apart = Math.hypot(before.x - other.x, before.y - other.y);
        const { left = 0, top = 0 } =
          event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : {};
        const middle = { x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top };
        if (apart > 0) zoom(Math.hypot(now.x - other.x, now.y - other.y) / apart, middle);
      }
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onClickCapture: (event: MouseEvent) => {
      if (!isDragged.current) return;
      isDragged.current = false;
      event.stopPropagation();
    },
  };
}
