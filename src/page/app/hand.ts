import { choices, chosen, isWhole, page, query } from './page.ts';

/** What is to be done as soon as it is known what may come next. */
const waiting: (() => void)[] = [];

/** It is known what may come next. */
export function stopWaiting(): void {
  for (const go of waiting.splice(0)) go();
}

/** Pressed before the list is there, it takes the first of the list that comes. */
export function takeChosen(): void {
  if (!isWhole.value) {
    waiting.push(takeChosen);
    return;
  }
  const row = choices.value[chosen.value];
  if (row === undefined) return;
  query.value = '';
  page.say(row.choice.line);
}

export function moveChosen(by: number): void {
  const { length } = choices.value;
  if (length > 0) chosen.value = (chosen.value + by + length) % length;
}

export function jump(place: number): void {
  const last = page.view.value;
  if (last === null || place < 0 || place > last.path.length || place === last.place) return;
  page.say(`goto ${place}`);
}

export function move(by: number): void {
  if (page.view.value !== null) jump(page.view.value.place + by);
}
