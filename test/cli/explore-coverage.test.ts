import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { pageFor } from '../../src/show/text/page.ts';

const FILE = 'scenarios/sketch/failing-allocation.yaml';

async function outputOf(...args: readonly string[]): Promise<string> {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  await run(args, { out: write, err: write, page: pageFor(undefined, false), isWatched: false });
  return output;
}

describe('explore --coverage', () => {
  it('tells before the verdict what was visited and what never was', async () => {
    const output = await outputOf('explore', FILE, '--coverage');
    expect(output).toContain(`

  chart states       142 of 393
  chart transitions  146 of 517
  guard outcomes      61 of 128
  events               6 of 6
  faults               1 of 1

States never entered:
  load.enablePatch.initPatch.failed
  load.enablePatch.enable.cancelTransition.completeTransition.takeover
    (with 3 inside)
`);
  });

  it('is in the JSON, with every name', async () => {
    const { coverage } = JSON.parse(await outputOf('explore', FILE, '--coverage', '--json'));
    expect(coverage.states).toMatchObject({ visited: 142, possible: 393 });
    expect(coverage.states.missing).toHaveLength(251);
    expect(coverage.faults).toEqual({ visited: 1, possible: 1, missing: [] });
  });

  it('is not there where it is not asked for', async () => {
    expect(await outputOf('explore', FILE)).not.toContain('chart states');
    expect(JSON.parse(await outputOf('explore', FILE, '--json'))).not.toHaveProperty('coverage');
  });
});
