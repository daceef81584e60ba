import { expect, test } from 'vitest';
import { explore } from '../../../src/explore/index.ts';
import {
  aldebaran,
  contextMembers,
  dot,
  draw,
  drawQuotient,
  itf,
  plainNotation,
  quotientSize,
  statesAlong,
  TooManyBoxes,
} from '../../../src/export.ts';
import { text } from '../../support/exported-walk.ts';
import { counter } from '../../support/machines/counter.ts';

const events = [{ type: 'add', by: 1 }, { type: 'reset' }] as const;

async function counted(limit: number) {
  const machine = counter(limit, limit);
  const { graph } = await explore(machine, { events, properties: [], graph: true });
  if (graph === undefined) throw new Error('the graph was asked for');
  return { machine, graph, notation: plainNotation('a counter', graph) };
}

test('any machine is drawn by its state value and the leaves that differ from the initial state', async () => {
  const { graph, notation } = await counted(2);
  const { boxes, arrows } = draw(graph, notation);
  expect(boxes.map(({ lines }) => lines)).toEqual([['0'], ['1', 'count.n: 1'], ['2', 'count.n: 2']]);
  expect(arrows).toEqual([
    { from: 0, to: 1, labels: ['add {"by":1}'] },
    { from: 1, to: 2, labels: ['add {"by":1}'] },
    { from: 2, to: 0, labels: ['reset'] },
  ]);
  expect(text(aldebaran(graph, notation))).toBe(
    'des (0, 3, 3)\n(0, "add {\\u0022by\\u0022:1}", 1)\n(1, "add {\\u0022by\\u0022:1}", 2)\n(2, "reset", 0)\n',
  );
});

test('a graph of more than 200 states is drawn by members only: the value, top-level members, leaves', async () => {
  const { graph, notation } = await counted(200);
  expect(() => draw(graph, notation)).toThrow(TooManyBoxes);
  const members = contextMembers(graph.state(0).context);
  expect(members.map(({ name }) => name)).toEqual(['value', 'count', 'count.n']);
  const [value, count, n] = members;
  if (value === undefined || count === undefined || n === undefined) throw new Error('there are three');
  expect(await quotientSize(graph, [value])).toBe(1);
  expect(await quotientSize(graph, [count])).toBe(201);
  await expect(drawQuotient(graph, notation, [value, n])).rejects.toThrow(
    'a drawing of 201 boxes cannot be read; at most 200 are drawn',
  );
  const drawing = await drawQuotient(graph, notation, [value]);
  expect(drawing).toEqual({
    title: 'a counter, by value',
    boxes: [{ lines: ['201 states'], broken: [] }],
    arrows: [],
  });
  expect(text(dot(drawing))).toContain('0 [label="201 states"]');
  const aborted = drawQuotient(graph, notation, [value], AbortSignal.abort(new Error('enough')));
  await expect(aborted).rejects.toThrow('enough');
});

test('a history of any machine is a trace', async () => {
  const states = statesAlong(counter(2), [events[0], events[0]]);
  const steps = ['one', 'two'];
  const { vars, states: written } = JSON.parse(text(itf({ source: 'x', description: 'y', states, steps })));
  expect(vars).toEqual(['count', 'state', 'step']);
  expect(written.at(-1)).toEqual({
    '#meta': { index: 2 },
    count: { n: { '#bigint': '2' } },
    state: '',
    step: 'two',
  });
});
