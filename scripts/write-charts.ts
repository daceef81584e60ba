import { writeFileSync } from 'node:fs';
import { chartsPage } from './charts/page.ts';

writeFileSync('docs/charts.md', chartsPage());
