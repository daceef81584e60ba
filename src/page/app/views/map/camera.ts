/** What of a drawing is seen: the point in the middle of the window, and how large a pixel of the drawing is. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of the drawing. */
export interface Part extends Size {
  readonly x: number;
  readonly y: number;
}

const LEAST = 0.05;
const MOST = 4;
/** Around what is shown wholly, in pixels of the window. */
const MARGIN = 16;

/** All of the part, and not larger than life; not smaller than `least` either: then its top is seen. */
export function fitted(part: Part, window: Size, least = 0): Camera {
  const whole = Math.min(
    1,
    (window.width - 2 * MARGIN) / part.width,
    (window.height - 2 * MARGIN) / part.height,
  );
  const scale = Math.max(whole, least, LEAST);
  const top = part.y - MARGIN / scale;
  return {
    x: part.x + part.width / 2,
    y:
      whole < scale
        ? Math.min(top + window.height / scale / 2, part.y + part.height)
        : part.y + part.height / 2,
    scale,
  };
}

/** Moved as little as brings the part into sight; where it does not fit in, its middle is. */
export function showing(camera: Camera, part: Part, window: Size): Camera {
  const { scale } = camera;
  const along = (middle: number, from: number, length: number, room: number) => {
    const half = room / scale / 2 - MARGIN / scale;
    if (length > 2 * half) return from + length / 2;
    return Math.min(Math.max(middle, from + length - half), from + half);
  };
  return {
    x: along(camera.x, part.x, part.width, window.width),
    y: along(camera.y, part.y, part.height, window.height),
    scale,
  };
}

/** Larger or smaller around a point of the window, which stays where it is. */
export function zoomed(camera: Camera, by: number, at: { x: number; y: number }, window: Size): Camera {
  const scale = Math.min(MOST, Math.max(LEAST, camera.scale * by));
  const shift = 1 / camera.scale - 1 / scale;
  return {
    x: camera.x + (at.x - window.width / 2) * shift,
    y: camera.y + (at.y - window.height / 2) * shift,
    scale,
  };
}

/** By pixels of the window. */
export function moved(camera: Camera, x: number, y: number): Camera {
  return { ...camera, x: camera.x + x / camera.scale, y: camera.y + y / camera.scale };
}

/** On the way from one to the other, at a share between 0 and 1: zooming goes by factors. */
export function between(from: Camera, to: Camera, share: number): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share;
  // The point that stays in its place while one zooms is approached as fast as the zoom goes. Scales that only rounding tells
  // apart are no zoom: their inverses may be the same number.
  const whole = 1 / to.scale - 1 / from.scale;
  const part = Math.abs(whole) < 1e-9 ? share : (1 / scale - 1 / from.scale) / whole;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, scale };
}
