import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { MachineConversation } from '../../../../src/cli/step-machine/conversation.ts';
import { MachineHolder } from '../../../../src/page/machine/worker/holder.ts';
import { loadSubject } from '../../../../src/subject/load-subject.ts';
import type { Subject } from '../../../../src/subject/subject.ts';
import { walk } from '../../../../src/subject/walk.ts';
import { begin } from '../../../../src/uses/step-machine/session.ts';
import { CollectingTerminal } from '../../../support/collecting-terminal.ts';

const BOUNDS = { depth: null, states: 100_000 };

async function opened(name: string) {
  return openedWith(await loadSubject(`test/corpus/${name}.ts`, {}));
}

async function openedWith(subject: Subject) {
  const holder = new MachineHolder(() => subject, BOUNDS);
  const told = async (ask: Parameters<MachineHolder['answer']>[0]) => {
    const answer = await holder.answer(ask, () => {});
    if (answer.kind !== 'told') throw new Error(`the page is told ${answer.kind}`);
    return answer;
  };
  return { subject, holder, told, first: await told({ kind: 'open', link: '' }) };
}

/** The terminal's session of the same machine. */
async function talkingTo(name: string) {
  const walked = await walk(await loadSubject(`test/corpus/${name}.ts`, {}), {
    ...BOUNDS,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  if ('thrown' in walked) throw new Error(walked.thrown);
  const page = { ...new CollectingTerminal().page, width: 10_000 };
  return new MachineConversation(begin(walked), page, () => 0);
}

describe.each(['media-player', 'order', 'editor', 'booking-saga'])('%s', name => {
  test('the page and the terminal are in the same state and offer the same', async () => {
    const { told } = await opened(name);
    const terminal = await talkingTo(name);
    for (const line of ['random 4 1', 'back', 'again', 'random 3 9', 'back 2', 'goto 0', 'random 5 3']) {
      const { view, lists } = await told({ kind: 'command', line });
      await terminal.say(line);
      const path = (await terminal.say('path')).text;
      expect(path.split('\n')).toEqual(
        view.path.map(({ line }, at) => `  ${at + 1}. ${line}${at < view.place ? '' : ' (ahead)'}`),
      );
      const next = (await terminal.say('next')).text.split('\n').map(text => text.trim());
      for (const [place, { line, changes }] of lists.choices.entries()) {
        const at = next.indexOf(`${place + 1}. ${line}`);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(next[at + 1]).toBe(changes.join('; ') || 'nothing that is shown changes');
      }
      expect(next.filter(text => /^\d+\. /.test(text))).toHaveLength(lists.choices.length);
      for (const { line, why } of lists.refused)
        expect((await terminal.say(`why ${line}`)).text.trim()).toBe(`${line}: ${why}`);
      const [place = ''] = (await terminal.say('show')).text.trim().split('\n');
      expect(view.stand.active.map(names => names.join('.')).join(', ')).toBe(place);
    }
  });
});

test('what the last event has changed is told beside what was', async () => {
  const { told } = await opened('media-player');
  await told({ kind: 'command', line: 'play' });
  const { view, said } = await told({ kind: 'command', line: 'mute' });
  expect(said).toBe('event 2, mute: -> playback.playing, sound.muted; volume: 0; before: 2.');
  expect(view.stand).toMatchObject({
    active: [
      ['playback', 'playing'],
      ['sound', 'muted'],
    ],
    entered: ['sound.muted'],
    facts: [
      { path: 'volume', now: '0', before: '2' },
      { path: 'before', now: '2', before: 'undefined' },
      { path: 'track', now: '0', before: '0' },
    ],
    end: null,
    taken: ['player.sound.on mute 0'],
    asked: [
      ['player.playback.playing next 0', false],
      // At once the second transition of it is taken, which has no guard: nothing refuses the event.
    ],
  });
});

test('where a machine is stuck is marked on the path, and one can go there', async () => {
  const { told, first } = await opened('booking-saga');
  const [end] = first.view.findings.ends;
  expect(first.view.findings.ends).toEqual([
    { what: 'dead end', place: 'stuck', states: 3, first: 12, events: 4 },
  ]);
  const { view, lists } = await told({ kind: 'go', to: end?.first ?? 0 });
  expect(view.path.map(({ violations }) => violations)).toEqual([[], [], [], [{ property: 'dead end' }]]);
  expect(view.stand.end).toBe('nothing can happen any more, and this is no final state');
  expect(lists.choices).toEqual([]);
});

test('what the walk says of the machine’s own properties, and the way to where one is violated', async () => {
  const subject = await loadSubject('test/corpus/media-player.ts', {});
  const { told, first } = await openedWith({
    ...subject,
    properties: [
      { kind: 'never', name: 'silent', when: ({ value }) => JSON.stringify(value).includes('muted') },
      { kind: 'sometimes', name: 'plays', when: ({ value }) => JSON.stringify(value).includes('playing') },
      { kind: 'never', name: 'idle', premise: () => false, when: () => false },
    ],
  });
  const { verdicts } = first.view.findings;
  expect(verdicts).toEqual([
    { property: 'silent', verdict: 'violated', violated: expect.any(Number), events: 1 },
    { property: 'plays', verdict: 'holds', violated: null, events: 0 },
    { property: 'idle', verdict: 'vacuous', violated: null, events: 0 },
  ]);
  const { view } = await told({ kind: 'go', to: verdicts[0]?.violated ?? 0 });
  expect(view.path.map(({ line }) => line)).toEqual(['mute']);
});

test('an actor that is walked with its machine is shown beside it', async () => {
  const lamp = createMachine({
    initial: 'off',
    context: { n: 1 },
    states: { off: { on: { press: 'on' } }, on: {} },
  });
  const { told } = await openedWith({
    file: 'door.ts',
    name: 'machine',
    machine: createMachine({ id: 'door', invoke: { src: lamp, id: 'lamp' } }),
    events: [],
    isProposed: false,
    children: { lamp: { events: [{ type: 'press' }] } },
    properties: [],
  });
  const { view, lists } = await told({ kind: 'command', line: '1' });
  expect(view.path).toMatchObject([{ line: 'press, to lamp', changes: ['lamp.state: "on"'] }]);
  expect(view.stand.actors).toEqual([
    { path: 'lamp.state', now: '"on"', before: '"off"' },
    { path: 'lamp.context.n', now: '1', before: '1' },
  ]);
  expect(lists.choices).toEqual([]);
});

describe('a link', () => {
  test('opens at the same place, with what lies ahead', async () => {
    const { told } = await opened('editor');
    await told({ kind: 'command', line: 'random 6 3' });
    const { link, view } = await told({ kind: 'command', line: 'back 2' });
    const other = await opened('editor');
    const there = await other.told({ kind: 'open link', text: link });
    expect(there.view).toEqual(view);
    expect(there.view.place).toBe(4);
  });

  test.each([
    [
      'rubbish',
      'this link cannot be opened: it is cut short, or something else stands there. Ask for it again, whole.',
    ],
    [
      '7x',
      'this link cannot be opened: it has the format 7, and this page reads format 1. Ask for it again, whole.',
    ],
    [
      '1machine=lamp&place=0',
      'this link cannot be opened: it is one of the machine "lamp", not of "editor". Ask for it again, whole.',
    ],
    ['1machine=editor&place=3&event=save&event=%1b', 'Event 1 of the link, save, cannot happen any more.'],
    [
      '1machine=editor&place=9&event=offline&event=%1b',
      'Event 2 of the link, \\u001b, cannot happen any more.',
    ],
  ])('%s gets one sentence', async (text, sentence) => {
    const { told } = await opened('editor');
    expect(await told({ kind: 'open link', text })).toMatchObject({ said: sentence, isDone: false });
  });
});

test('the graph has the path on it, and is told apart by place and context', async () => {
  const { told, holder } = await opened('media-player');
  await told({ kind: 'command', line: 'play' });
  const all = await holder.answer({ kind: 'graph', wish: { by: [], open: [] } }, () => {});
  expect(all).toMatchObject({ kind: 'graph', line: [0, 1], graph: { states: 49 } });
  const some = await holder.answer({ kind: 'graph', wish: { by: ['place'], open: [] } }, () => {});
  if (some.kind !== 'graph') throw new Error('there is no graph');
  expect(some.graph.members).toEqual(['place', 'volume', 'before', 'track']);
  expect(some.graph.boxes).toHaveLength(6);
});
