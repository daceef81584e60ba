/** The name of the one chart that a page of a machine has inside. */
export const MACHINE = 'machine';
