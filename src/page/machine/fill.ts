import type { ChartsInside } from '../charts/packed.ts';
import { asJson } from '../fill.ts';

const WORKER = '<script type="application/json" id="worker">';
const CHARTS = '<script type="application/json" id="charts">';
const END = '</script>';

/** Where the worker and the chart come to stand. */
export const EMPTY = `${WORKER}${END}\n${CHARTS}${END}`;

/** The page of one machine. */
export function fillMachinePage(template: string, worker: string, charts: ChartsInside): string {
  const [before = '', after = ''] = template.split(EMPTY);
  return `${before}${WORKER}${asJson(worker)}${END}\n${CHARTS}${asJson(charts)}${END}${after}`;
}
