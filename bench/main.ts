/**
 * `npm run bench`: what things cost, each beside a floor measured in the same run, so that the ratios hold on any machine.
 * `npm run bench -- NAME…` measures some of it; `--write` puts the tables into docs/benchmarks.md.
 */
import { measured } from '../report/machine.ts';
import { writeSection } from '../report/section.ts';
import { benchAnswers } from './answers.ts';
import { benchImport } from './import.ts';
import { benchLargeStore } from './large-store.ts';
import { benchReading } from './reading.ts';
import { benchStore } from './store.ts';
import { createTable, type Table } from './table.ts';
import { benchTick } from './tick.ts';

interface Bench {
  readonly title: string;
  readonly run: (table: Table) => Promise<void>;
}

const benches: Readonly<Record<string, Bench>> = {
  reading: { title: 'Pages and articles, read', run: benchReading },
  store: { title: 'A store of 3,000 articles', run: benchStore },
  import: { title: 'Import', run: benchImport },
  answers: { title: 'Questions to a store of 20,000 articles', run: benchAnswers },
  'large-store': { title: 'A store of 100,000 articles', run: benchLargeStore },
  tick: { title: "The minute's tick", run: benchTick },
};

const asked = process.argv.slice(2);
const names = asked.filter((word) => word !== '--write');
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`usage: npm run bench -- [--write] [${Object.keys(benches).join('|')}]…\n`);
  process.exit(2);
}
for (const [name, { title, run }] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const table = createTable();
  await run(table);
  const section = `${title}, each the time for one:\n\n${table.markdown()}\n${measured(`npm run bench -- ${name}`)}`;
  process.stdout.write(`\n${section}`);
  if (asked.includes('--write')) writeSection(`bench ${name}`, section);
}
