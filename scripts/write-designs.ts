// Writes machines/designs/NAME.ts for each designs/NAME.yaml: nothing in machines/ reads a file.
import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { designSource } from './designs/source.ts';

const YAML = /\.yaml$/;

const written = readdirSync('designs')
  .filter(file => YAML.test(file))
  .map(file => {
    const target = `machines/designs/${file.replace(YAML, '.ts')}`;
    writeFileSync(target, designSource(`designs/${file}`));
    return target;
  });
execFileSync('npx', ['biome', 'check', '--write', ...written], { stdio: 'inherit' });
