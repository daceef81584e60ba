// Writes docs/findings.md: the prose of scripts/findings/prose/, with the tables, histories, kernel logs and figures that
// the machines give now. It fails where the prose says what they do not.
import { writeFileSync } from 'node:fs';
import { findingsPage } from './findings/page.ts';
import { tableOf } from './findings/table.ts';
import { compareShipped } from './shipped-comparison.ts';

try {
  const page = await findingsPage(tableOf(await compareShipped()));
  writeFileSync(new URL('../docs/findings.md', import.meta.url), page);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
