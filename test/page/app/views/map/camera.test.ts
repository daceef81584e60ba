import { expect, test } from 'vitest';
import { between, fitted, moved, showing, zoomed } from '../../../../../src/page/app/views/map/camera.ts';

const WINDOW = { width: 432, height: 232 };

test('a part that is smaller than the window is shown in its own size, in the middle', () => {
  const part = { x: 10, y: 20, width: 100, height: 50 };
  expect(fitted(part, WINDOW)).toEqual({ x: 60, y: 45, scale: 1 });
});

test('a larger one is shown wholly, or from its top where it could not be read', () => {
  const part = { x: 0, y: 0, width: 800, height: 800 };
  expect(fitted(part, WINDOW)).toEqual({ x: 400, y: 400, scale: 0.25 });
  const camera = fitted(part, WINDOW, 0.5);
  expect(camera.scale).toBe(0.5);
  expect(camera.y - WINDOW.height / camera.scale / 2).toBe(-32);
});

test('a part that is in sight moves nothing, another one no more than it has to', () => {
  const camera = { x: 0, y: 0, scale: 1 };
  expect(showing(camera, { x: -20, y: -20, width: 40, height: 40 }, WINDOW)).toEqual(camera);
  expect(showing(camera, { x: 300, y: 0, width: 40, height: 40 }, WINDOW)).toEqual({
    x: 140,
    y: 0,
    scale: 1,
  });
});

test('what is under the pointer stays there while one zooms', () => {
  const at = { x: 332, y: 16 };
  const under = ({ x, y, scale }: { x: number; y: number; scale: number }) => [
    x + (at.x - WINDOW.width / 2) / scale,
    y + (at.y - WINDOW.height / 2) / scale,
  ];
  const camera = { x: 7, y: 9, scale: 0.5 };
  expect(under(zoomed(camera, 2, at, WINDOW))).toEqual(under(camera));
});

test('the window moves by its own pixels', () => {
  expect(moved({ x: 0, y: 0, scale: 0.5 }, 10, -20)).toEqual({ x: 20, y: -40, scale: 0.5 });
});

test('on the way from one camera to another one begins at the first and ends at the second', () => {
  const [from, to] = [
    { x: 0, y: 0, scale: 0.25 },
    { x: 100, y: 40, scale: 1 },
  ];
  expect(between(from, to, 0)).toEqual(from);
  expect(between(from, to, 1)).toEqual(to);
  expect(between(from, to, 0.5)).toEqual({ x: 100 * (2 / 3), y: 40 * (2 / 3), scale: 0.5 });
});

test('one gets there where the scales differ by rounding alone', () => {
  const from = { x: 0, y: 0, scale: 0.47538589737140197 };
  const to = { x: 100, y: 40, scale: 0.475385897371402 };
  expect(1 / from.scale).toBe(1 / to.scale);
  expect(between(from, to, 0.5)).toMatchObject({ x: 50, y: 20 });
});
