import { entry } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import type { Scenario } from './scenario.ts';

/** @param override the name of the design to use, whatever the scenario says */
export function designFor({ design }: Pick<Scenario, 'design'>, override?: string): Design {
  return entry(DESIGNS, override ?? design ?? DEFAULT_DESIGN.name);
}
