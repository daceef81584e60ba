import type { Spread } from './statistics.ts';

/** How figures are written: as many digits as the measurement is worth. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

export function seconds(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}

export function megabytes(bytes: number): string {
  return whole(bytes / 1e6);
}

/** Three digits, of a rate. */
export function rate(value: number): string {
  return whole(Number(value.toPrecision(3)));
}

export function ratio({ median, least, most }: Spread): string {
  return least === most ? short(median) : `${short(median)} (${short(least)}-${short(most)})`;
}

function short(value: number): string {
  return value < 9.95 ? value.toFixed(2) : whole(value);
}
