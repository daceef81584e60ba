/** The extensions that say what a comparison is written as. */
export const COMPARISON_EXTENSIONS = ['.md', '.html', '.json', '.txt'] as const;

export type ComparisonExtension = (typeof COMPARISON_EXTENSIONS)[number];
