import { writeFileSync } from 'node:fs';
import { kernelMap } from './kernel-map/page.ts';

writeFileSync('docs/kernel-map.md', kernelMap());
