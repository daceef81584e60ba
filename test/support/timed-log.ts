import { livepatchModel } from '../../src/livepatch/model.ts';
import { triesTasks, virtualTime } from '../../src/livepatch/virtual-time.ts';
import type { Logged } from './logs.ts';

/** The log of a scenario with stamps of virtual time, as dmesg prints them. */
export function timedLog({ scenario, design }: Omit<Logged, 'log' | 'file'>): string[] {
  const time = virtualTime(livepatchModel({ ...scenario.world, faultBudget: null }, design));
  const lines: string[] = [];
  let moment = time.initial;
  for (const step of scenario.steps) {
    const { meanwhile, outcomes, at, attempts, after } = time.take(moment, step);
    const ends = [...attempts];
    const own = outcomes[0];
    let now = moment.now;
    for (const outcome of [...meanwhile, ...outcomes]) {
      const end = triesTasks(outcome) ? ends.shift() : undefined;
      // What a step prints comes before its first attempt has taken its time.
      now = outcome === own ? at : (end ?? now);
      lines.push(...outcome.log.map(line => `[${now.toFixed(6).padStart(12)}] ${line}`));
    }
    moment = after;
  }
  return lines;
}
