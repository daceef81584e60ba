/** The forms in which the suite of a machine is written. */
export const MACHINE_FORMATS = ['vitest', 'itf'] as const;

export type MachineFormat = (typeof MACHINE_FORMATS)[number];
