import { writeFileSync } from 'node:fs';
import { releasesPage } from './releases-page.ts';

writeFileSync('docs/releases.md', releasesPage());
