/** `npm run bench`: klpwalk's explorer beside other ways to search the same spaces. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { against } from './against.ts';
import { build } from './build.ts';
import { compare } from './compare.ts';
import { environmentOf } from './environment.ts';
import { type Results, reportText, resultsOf } from './report.ts';
import { suite } from './suite.ts';
import { markdown, plainText } from './table.ts';
import { Workshop } from './workshop.ts';

const USAGE = `npm run bench -- [--quick] [--only TEXT] [--runs N] [--from FILE | --against COMMIT] [--json | --markdown]

  --quick      one run of the smallest of each kind
  --only TEXT  what has TEXT in its name: two-phase-commit/7, worlds, ...
  --runs N     so many runs of each pair (5)
  --from FILE  measures nothing: shows what --json has printed before
  --against COMMIT  what the command takes for compare and explore, as HEAD and as COMMIT do it
`;

const args = process.argv.slice(2);
const { values } = parseArgs({
  args,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    runs: { type: 'string' },
    from: { type: 'string' },
    against: { type: 'string' },
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(USAGE);
else if (values.against !== undefined) process.stdout.write(await besides(values.against));
else process.stdout.write(shown(values.from === undefined ? measured() : before(values.from)));

async function besides(commit: string): Promise<string> {
  const workshop = new Workshop();
  try {
    const table = await against(commit, workshop, runsOf(values), progress);
    return values.markdown ? markdown(table) : plainText(table);
  } finally {
    workshop.close();
  }
}

function runsOf({ quick, runs: asked }: typeof values): number {
  const runs = Number(asked ?? (quick ? 1 : 5));
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError('--runs: expected an integer from 1.');
  return runs;
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

function measured(): Results {
  const { quick, only } = values;
  const runs = runsOf(values);
  const environment = environmentOf(args);
  const workshop = new Workshop();
  try {
    const sections = suite(build(), workshop, quick).flatMap(({ name, contests }) => {
      const asked = contests.filter(({ id }) => id.includes(only));
      return asked.length === 0
        ? []
        : [{ name, comparisons: asked.map(one => compare(one, runs, progress)) }];
    });
    if (sections.length === 0) throw new RangeError(`--only: nothing here is called "${only}".`);
    return resultsOf(environment, runs, sections);
  } finally {
    workshop.close();
  }
}

function before(file: string): Results {
  const text = readFileSync(file, 'utf8');
  // npm may have said something before it.
  const { environment, runs, sections }: Results = JSON.parse(text.slice(text.indexOf('{')));
  return resultsOf(environment, runs, sections);
}

function shown(results: Results): string {
  if (values.json) return `${JSON.stringify(results, null, 2)}\n`;
  return reportText(results, values.markdown ? 'markdown' : 'text');
}
