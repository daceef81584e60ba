/** What a machine is drawn as, or written as for programs, by the extension of the file. */
export const PICTURES = ['.mmd', '.dot', '.json', '.aut'] as const;
