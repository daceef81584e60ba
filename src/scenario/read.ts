import { readText } from './file-text.ts';
import { loadWrittenOf } from './load-design.ts';
import { type Scenario, scenarioOf } from './scenario.ts';
import { parseYaml } from './yaml/yaml.ts';

/**
 * Reads a scenario file, and the designs in statements that it names; throws a ProblemError when one cannot be used.
 *
 * @param designs the known names, checked only when given
 * @param isOverridden whether it is to run with another design than its own
 */
export function loadScenario(file: string, designs?: readonly string[], isOverridden = false): Scenario {
  const yaml = parseYaml(readText(file), file);
  loadWrittenOf(yaml, file, isOverridden);
  return scenarioOf(yaml, file, designs);
}
