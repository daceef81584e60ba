import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { labMail } from '../../../src/show/files/lab-mail.ts';

test('a mail about a difference has the steps, what is unlike, and what the kernel printed', async () => {
  const scenario = parseScenario(
    'title: Two loads\nlivepatches: { P: {} }\nsteps: [load P, load P]',
    'a.yaml',
  );
  const step = { broken: [], splats: [] };
  const written = labMail(
    { scenario, design: designFor(scenario, undefined) },
    {
      result: {
        name: 'a.yaml',
        run: {
          verdict: 'differs',
          why: null,
          steps: [
            { ...step, line: 'load P', verdict: 'agrees', unlike: [] },
            {
              ...step,
              line: 'load P',
              verdict: 'differs',
              unlike: [{ what: 'result', model: ['EEXIST'], kernel: ['ok'] }],
            },
          ],
        },
        why: null,
        isBroken: false,
        log: 'logs/001-a.log',
        seconds: 1,
      },
      release: '6.12.117',
      console: '[    1.0] klpwalk: begin 1\r\n[    1.1] klpwalk: end 1 0\r\n',
      command: 'klpwalk lab run a.yaml',
    },
  );
  const { subject, text } = await PostalMime.parse(written);
  expect(subject).toBe('klpwalk: Linux 6.12.117 and its model part at "load P": Two loads');
  expect(text?.trimEnd()).toBe(`\
On Linux 6.12.117 this history ends otherwise than the model of klpwalk
says, in step 2: load P. One of the two is wrong. No step can be left
out of it.

Two loads, with the callbacks of design klp-state:

differs   a.yaml
     1. agrees      load P
     2. differs     load P
        result:
          model   EEXIST
          kernel  ok

To run it again:

  klpwalk lab run a.yaml

What the kernel printed:

[    1.0] klpwalk: begin 1
[    1.1] klpwalk: end 1 0`);
});
