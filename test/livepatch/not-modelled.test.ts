import { expect, test } from 'vitest';
import { judged } from '../support/judged.ts';

const FORKING = (kernel: string) => `title: T
kernel: "${kernel}"
livepatches: { P: { objects: [{ name: vmlinux, functions: { f: P_f } }] } }
tasks: [{ name: reader, in: f, blocked: false }, { name: child, parent: reader }]
`;

test('a walk that comes by what its release does otherwise says so', async () => {
  const told = async (kernel: string) => (await judged(FORKING(kernel), 'none')).notModelled;
  expect(await told('6.12')).toEqual([]);
  expect((await told('6.2')).map(text => text.slice(0, 60))).toEqual([
    'Not modelled: in Linux 6.2 a kthread does not switch in cond',
  ]);
  expect((await told('6.0')).map(text => text.slice(0, 60))).toEqual([
    'Not modelled: in Linux 6.0 fork copies that the parent is pe',
    'Not modelled: in Linux 6.0 a kthread does not switch in cond',
  ]);
});

test('so does one of states, under a release that had none', async () => {
  const text = 'title: T\nkernel: "5.4"\nlivepatches: { A: { features: { S: 1 } } }';
  const told = async (design: string) => (await judged(text, design)).notModelled;
  expect(await told('klp-state')).toEqual([
    'Not modelled: in Linux 5.4 there is no struct klp_state; here it stands on top of the older core',
  ]);
  expect(await told('none')).toEqual([]);
});
