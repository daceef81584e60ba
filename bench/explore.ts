/** How fast the traced engine walks two-phase commit: `tsx bench/explore.ts [participants]`. */
import { explore } from '../src/explore/index.ts';
import { twoPhaseCommit, twoPhaseEvents } from '../test/explore/machines/two-phase-commit.ts';

const participants = Number(process.argv[2] ?? 7);
const properties = [
  {
    kind: 'never',
    name: 'one commits, another aborts',
    when: ({ context }: { context: { participants: readonly { state: string }[] } }) =>
      context.participants.some(one => one.state === 'committed') &&
      context.participants.some(one => one.state === 'aborted'),
  },
] as const;

for (const [name, asked] of [
  ['no property', []],
  ['consistency', properties],
] as const) {
  for (let run = 1; run <= 3; run++) {
    const { states, transitions, seconds, slowSteps } = await explore(twoPhaseCommit(participants), {
      events: twoPhaseEvents(participants),
      properties: asked,
    });
    const rate = (transitions / seconds / 1e6).toFixed(2);
    const memory = Math.round(process.memoryUsage.rss() / 1e6);
    console.log(
      `${participants} participants, ${name}: ${states} states, ${transitions} transitions, ` +
        `${slowSteps} slow steps, ${seconds.toFixed(2)} s, ${rate} million transitions a second, ${memory} MB`,
    );
  }
}
