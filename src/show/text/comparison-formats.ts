import type { Comparison } from '../../uses/compare/comparison.ts';
import { comparisonText } from './comparison.ts';
import { comparisonData } from './comparison-data.ts';
import type { ComparisonExtension } from './comparison-format-names.ts';
import { comparisonHtml } from './comparison-html.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';
import { jsonText } from './json.ts';
import { pageFor } from './page.ts';

/** The files that a comparison can be written to, by their extensions. */
export const COMPARISON_FORMATS = {
  '.md': comparisonMarkdown,
  '.html': comparisonHtml,
  '.json': comparisonJson,
  '.txt': (comparison: Comparison) => comparisonText(pageFor(undefined, false), comparison),
} as const satisfies Record<ComparisonExtension, unknown>;

/** As `compare --json` prints it. */
export function comparisonJson(comparison: Comparison): string {
  return jsonText(comparisonData(comparison));
}
