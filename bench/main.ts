/** `npm run bench`: what things cost, each beside a floor measured in the same run, so that the ratios hold on any machine. */
import { cpus } from 'node:os';
import { benchImport } from './import.ts';
import { benchAnswers } from './answers.ts';
import { benchLargeStore } from './large-store.ts';
import { benchReading } from './reading.ts';
import { benchTick } from './tick.ts';
import { benchStore } from './store.ts';
import { createTable } from './table.ts';

const table = createTable();
await benchReading(table);
await benchStore(table);
await benchImport(table);
await benchAnswers(table);
await benchLargeStore(table);
await benchTick(table);
table.print();
process.stdout.write(`\nEach is the time for one. Node ${process.versions.node}, ${cpus().length} cores.\n`);
