import type { PropertyName } from '../../../machines/properties.ts';
import { listenToWishes } from './act.ts';
import { copyLink } from './address.ts';
import { dialog, message } from './page.ts';
import { picked, view } from './store.ts';
import { goOn, goToRest } from './walker.ts';

/** Does what is typed as a command and is for the page, not for the session. */
export function fulfilWishes(): void {
  listenToWishes(wish => {
    switch (wish.kind) {
      case 'run':
        return run(wish.to);
      case 'why':
        return explain(wish.property);
      case 'open':
        dialog.value = wish.dialog;
        return;
      case 'link':
        void copyLink();
    }
  });
}

function run(to: string | null): void {
  if (to === null) return void goToRest();
  if (to === 'home') return void goOn('home');
  const name = propertyMeant(to);
  if (name !== null) void goOn(name);
}

function explain(property: string | null): void {
  const name = property === null ? null : propertyMeant(property);
  if (property !== null && name === null) return;
  picked.value = name;
  const told = view.value?.properties.find(other =>
    name === null ? other.broken !== null : other.name === name,
  );
  if (told === undefined) message.value = 'No property is broken on this path.';
  else
    message.value =
      told.broken === null
        ? `${told.name} is not broken on this path. The rule: ${told.rule}.`
        : `${told.name} is broken at step ${told.broken.place}: ${told.broken.why}. The rule: ${told.rule}.`;
}

/** The one property that begins so. */
function propertyMeant(text: string): PropertyName | null {
  const names = (view.value?.properties ?? []).map(({ name }) => name);
  const exact = names.find(name => name === text);
  const meant = names.filter(name => name.startsWith(text));
  const [only, other] = meant;
  if (exact !== undefined) return exact;
  if (only !== undefined && other === undefined) return only;
  message.value =
    other === undefined
      ? `No property of this design is called ${text}; they are ${names.join(', ')}.`
      : `${text} can be ${meant.join(' or ')}.`;
  return null;
}
