import { PROPERTIES, PROPERTY_NAMES, type PropertyName } from '../../../machines/properties.ts';
import { applicable } from '../../livepatch/explore-world.ts';
import type { Read } from '../../problem/mistake.ts';
import { choicesText, prospectLines } from '../../show/text/session/choices.ts';
import { helpText, usageText } from '../../show/text/session/help.ts';
import { partText } from '../../show/text/session/part.ts';
import { whyText } from '../../show/text/session/why.ts';
import { COMMAND_WORDS, nameMeant, PARTS } from '../../uses/step/command.ts';
import { decisiveOf } from '../../uses/step/decisive.ts';
import { readExpression } from '../../uses/step/expression.ts';
import { eventsTo, takeWay, whereaboutsOf } from '../../uses/step/path.ts';
import { momentOf } from '../../uses/step/session.ts';
import { propertiesOf } from '../../uses/step/truth.ts';
import { formatTyped, typedStep } from '../../uses/step/typed-step.ts';
import { choiceViews, placeView, refusedViews } from '../../uses/step/view-of.ts';
import type { Desk, Reply } from './desk.ts';
import { ignoranceOf, LARGE, SMALL } from './library.ts';
import { contextOf, moved } from './move.ts';

/** `next` */
export async function next({ page, session, library }: Desk): Promise<Reply> {
  const knowledge = await library.of(session, SMALL);
  return { text: choicesText(page, choiceViews(session), refusedViews(session), knowledge) };
}

/** `why`: of one property, or of all that are broken; if none is, of what lies ahead. */
export async function why(desk: Desk, about: string | null): Promise<Read<Reply>> {
  const { page, session, library } = desk;
  const all = propertiesOf(session);
  const broken = all.filter(property => property.broken !== null && property.broken.place <= session.place);
  const named = about === null ? null : propertyMeant(desk, about);
  if (named !== null && 'mistake' in named) return named;
  const asked = named === null ? broken : all.filter(({ name }) => name === named.value);
  const knowledge = await library.of(session, LARGE);
  const prospect = knowledge.at(whereaboutsOf(session));
  const ignorance = ignoranceOf(session, knowledge);
  if (asked.length === 0) {
    const ahead = prospect === null ? [`   ${ignorance ?? ''}`] : prospectLines(page, '   ', prospect);
    return { value: { text: ['   Nothing is broken here.', ...ahead].join('\n') } };
  }
  const told = asked.map(property =>
    whyText(page, {
      property,
      place: session.place,
      decisive: decisiveOf(session, property.name, property.broken?.place),
      decision: knowledge.decision(property.name, eventsTo(session, property.name)),
      prospect,
      ignorance: property.broken === null || knowledge.stopped !== null ? ignorance : null,
    }),
  );
  return { value: { text: told.join('\n\n') } };
}

function propertyMeant({ session }: Desk, about: string): Read<PropertyName> {
  const meant = nameMeant('property', about, PROPERTY_NAMES);
  if ('mistake' in meant || applicable([meant.value], session.design, session.scenario.world).length > 0)
    return meant;
  return {
    mistake: {
      code: 'inapplicable',
      what: `${meant.value} does not apply to the design ${session.design.name}`,
    },
  };
}

/** `run`: to rest, to a violation, or home. */
export async function run(desk: Desk, to: string | null): Promise<Read<Reply>> {
  const { session, library } = desk;
  if (to === null) return toRest(desk);
  const goal = 'home'.startsWith(to) ? { value: 'home' as const } : propertyMeant(desk, to);
  if ('mistake' in goal) return goal;
  const knowledge = await library.of(session, LARGE);
  const way = knowledge.wayTo(whereaboutsOf(session), goal.value);
  if (way === null) {
    const what = ignoranceOf(session, knowledge) ?? noWay(goal.value);
    return { mistake: { code: 'no-way', what: what.replace(/\.$/, '') } };
  }
  if (way.length === 0)
    return {
      value: {
        text:
          goal.value === 'home'
            ? '   this is the system before the first livepatch'
            : `   ${goal.value} is broken here already`,
      },
    };
  const taken = takeWay(session, way);
  const reply = moved(desk, taken, true);
  if ('mistake' in reply || 'mistake' in taken) return reply;
  const { line, place } = taken.value;
  const steps = line.taken
    .slice(session.place, place)
    .map(({ step }, index) => `   ${session.place + index + 1}. ${formatTyped(step)}`);
  return { value: { ...reply.value, text: [...steps, reply.value.text].join('\n') } };
}

function noWay(goal: PropertyName | 'home'): string {
  return goal === 'home'
    ? 'no way leads back to the system before the first livepatch'
    : `no continuation breaks ${goal}`;
}

function toRest(desk: Desk): Read<Reply> {
  const { session } = desk;
  if (momentOf(session).state.context.klp.transitionPatch === null)
    return { value: { text: '   no transition runs' } };
  const complete = typedStep('complete', session.model.world);
  return 'mistake' in complete ? complete : moved(desk, takeWay(session, [{ type: 'complete' }]));
}

/** `show` */
export function show({ page, session }: Desk, about: string | null): Read<Reply> {
  const part = about === null ? { value: 'all' as const } : nameMeant('part', about, PARTS);
  return 'mistake' in part ? part : { value: { text: partText(page, placeView(session), part.value) } };
}

/** `watch` */
export function watch(desk: Desk, about: string | null): Read<Reply> {
  const { session, watched } = desk;
  const context = contextOf(session);
  if (about === null) {
    const lines = watched.map(({ text, valueIn }) => `   ${text}: ${valueIn(context)}`);
    return { value: { text: lines.join('\n') || '   nothing is watched' } };
  }
  const read = readExpression(about, context);
  if ('mistake' in read) return read;
  const { text, valueIn } = read.value;
  return {
    value: { desk: { ...desk, watched: [...watched, read.value] }, text: `   ${text}: ${valueIn(context)}` },
  };
}

/** `help` */
export function help({ page }: Desk, about: string | null): Read<Reply> {
  if (about === null) return { value: { text: helpText(page) } };
  const word = nameMeant('command', about, COMMAND_WORDS);
  if ('value' in word) return { value: { text: usageText(page, word.value) } };
  const property = PROPERTY_NAMES.find(name => name === about);
  return property === undefined ? word : { value: { text: `   ${property}: ${PROPERTIES[property].rule}` } };
}
