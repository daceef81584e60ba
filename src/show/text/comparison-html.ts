import { type Cell, isVacuous, verdictOf } from '../../uses/compare/cell.ts';
import { type ComparedWorld, type Comparison, type Sum, sumsOf } from '../../uses/compare/comparison.ts';
import { detail, fullDetail, sizeText, states } from './cell.ts';

/** A comparison as one page that needs nothing else: the designs across, the worlds down. */
export function comparisonHtml(comparison: Comparison): string {
  const { worlds } = comparison;
  const heads = sumsOf(comparison).map(
    sum => `<th scope="col">${escaped(sum.design)}<small>holds in ${sumHtml(sum)}</small></th>`,
  );
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>klpwalk compare: ${sizeText(comparison)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${sizeText(comparison)}</h1>`,
    '<p>Each cell: the verdict, the property with the shortest history that violates it and its length in steps, and',
    'how many states the world has under the design (+: a bound ended the walk). What never hands a feature on holds, and',
    'says little of upgrades. A violated cell opens: all its properties, each with a shortest history.',
    'Why each step breaks what it breaks: <code>klpwalk explore WORLD --design DESIGN</code></p>',
    '<table>',
    `<thead><tr><th scope="col">world</th>${heads.join('')}</tr></thead>`,
    '<tbody>',
    ...worlds.map(rowOf),
    '</tbody>',
    '</table>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** There is room for more than a sign. */
function sumHtml({ holds, vacuous, worlds }: Sum): string {
  return `${holds} of ${worlds}${vacuous === 0 ? '' : `, ${vacuous} of them without handing a feature on`}`;
}

function rowOf({ name, title, about, cells }: ComparedWorld): string {
  const question = about === null ? '' : `<small>${escaped(about)}</small>`;
  const head = `<th scope="row">${escaped(name)}<small>${escaped(title)}.</small>${question}</th>`;
  return `<tr>${head}${cells.map(({ cell }) => cellHtml(cell)).join('')}</tr>`;
}

function cellHtml(cell: Cell): string {
  const verdict = verdictOf(cell);
  const walked = cell.kind === 'walked' ? [`${states(cell)} states`] : [];
  const parts = [detail(cell), ...walked].filter(part => part !== '');
  const lines = parts.map(part => `<small>${escaped(part)}</small>`).join('');
  const told = `${escaped(verdict)}${lines}`;
  const opens = historiesOf(cell).map(historyHtml).join('');
  const shown = opens === '' ? told : `<details><summary>${told}</summary>${opens}</details>`;
  const title = escaped(fullDetail(cell));
  return `<td class="${classOf(cell)}" title="${title}">${shown}</td>`;
}

interface ToldHistory {
  readonly properties: readonly string[];
  readonly steps: readonly string[];
}

/** Each history once, with all that it breaks. */
function historiesOf(cell: Cell): ToldHistory[] {
  const told = new Map<string, ToldHistory>();
  for (const { property, history: steps } of cell.kind === 'walked' ? cell.violated : []) {
    if (steps === undefined) continue;
    const key = steps.join('\n');
    told.set(key, { steps, properties: [...(told.get(key)?.properties ?? []), property] });
  }
  return [...told.values()];
}

function historyHtml({ properties, steps }: ToldHistory): string {
  const items = steps.map(step => `<li><code>${escaped(step)}</code></li>`).join('');
  return `<p>${escaped(properties.join(', '))}</p><ol>${items}</ol>`;
}

function classOf(cell: Cell): string {
  if (isVacuous(cell)) return 'vacuous';
  const verdict = verdictOf(cell);
  return verdict === 'holds' || verdict === 'violated' ? verdict : 'open';
}

const STYLE = `
body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; color: #111; background: #fff }
table { border-collapse: collapse }
th, td { border: 1px solid #bbb; padding: .3rem .5rem; text-align: left; vertical-align: top }
thead th { position: sticky; top: 0; z-index: 1; background: #eee }
tbody th { position: sticky; left: 0; min-width: 14rem; background: #fff }
small { display: block; font-weight: 400; color: #333 }
.holds { background: #d9f2d9 }
.vacuous { background: #eff9ef }
.violated { background: #f9d6d5; white-space: nowrap }
.open { background: #fdf3c4 }
summary { cursor: pointer }
details p { margin: .6rem 0 0; font-weight: 600 }
ol { margin: 0; padding-left: 1.6rem }
@media print { details::details-content { content-visibility: visible; block-size: auto } }
@media (prefers-color-scheme: dark) {
  body, tbody th { color: #eee; background: #16181b }
  thead th { background: #26292d }
  th, td { border-color: #4a4f55 }
  small { color: #bbb }
  .holds { background: #17381c }
  .vacuous { background: #1d2b1f }
  .violated { background: #4a1f1f }
  .open { background: #3d3413 }
}
`;

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
