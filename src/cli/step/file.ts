import { existsSync, realpathSync } from 'node:fs';
import type { Read } from '../../problem/mistake.ts';
import type { Account } from '../../show/files/account.ts';
import { itfOf } from '../../show/files/livepatch-itf.ts';
import { mail } from '../../show/files/mail.ts';
import { mermaidSequence } from '../../show/files/mermaid-sequence.ts';
import { pathAccount } from '../../show/files/path-account.ts';
import { scenarioYaml } from '../../show/files/scenario-yaml.ts';
import { transcript } from '../../show/files/transcript.ts';
import { writeFile } from '../../show/files/write-file.ts';
import { count } from '../../show/text/count.ts';
import { nameMeant } from '../../uses/step/command.ts';
import type { Session } from '../../uses/step/session.ts';
import type { Desk, Reply } from './desk.ts';

/** What `export` takes. */
const FORMATS = {
  scenario: scenarioYaml,
  shell: transcript,
  mail,
  sequence: mermaidSequence,
  itf: itfOf,
} as const satisfies Record<string, (account: Account) => Iterable<string>>;

const FORMAT_NAMES = [
  'scenario',
  'shell',
  'mail',
  'sequence',
  'itf',
] as const satisfies readonly (keyof typeof FORMATS)[];

/** `save FILE` */
export async function save(desk: Desk, file: string): Promise<Read<Reply>> {
  return written(desk.session, file, 'scenario');
}

/** `export FORMAT [FILE]`: without a file to where everything is printed. */
export async function exported({ session }: Desk, about: string | null): Promise<Read<Reply>> {
  const [format = '', ...rest] = (about ?? '').split(/\s+/);
  const meant = nameMeant('format', format, FORMAT_NAMES);
  if ('mistake' in meant) return meant;
  const file = rest.join(' ');
  if (file !== '') return written(session, file, meant.value);
  return { value: { text: [...FORMATS[meant.value](pathAccount(session))].join('').trimEnd() } };
}

/** @throws ProblemError where the file cannot be written */
async function written(session: Session, file: string, format: keyof typeof FORMATS): Promise<Read<Reply>> {
  const wasThere = existsSync(file);
  if (
    wasThere &&
    existsSync(session.scenario.file) &&
    realpathSync(file) === realpathSync(session.scenario.file)
  ) {
    return {
      mistake: {
        code: 'same-file',
        what: `${file} is the scenario that is open here, and stays as it is`,
        expected: 'another name',
      },
    };
  }
  await writeFile(file, FORMATS[format](pathAccount(session)));
  const isStuck = session.line.taken[session.place - 1]?.result === 'stuck';
  const warning =
    isStuck && format === 'scenario'
      ? '\n   its last step waits for ever, which simulate will find fault with'
      : '';
  return {
    value: {
      text: `   ${file}: ${count(session.place, 'step')}${wasThere ? ', written over what was there' : ''}${warning}`,
    },
  };
}
