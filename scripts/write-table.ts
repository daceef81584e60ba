// Writes src/page/table.json, which the page shows: every shipped world walked under every design.
import { writeFileSync } from 'node:fs';
import { tableText } from './page-table.ts';
import { compareShipped } from './shipped-comparison.ts';

writeFileSync(new URL('../src/page/table.json', import.meta.url), tableText(await compareShipped()));
