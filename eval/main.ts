/**
 * `npm run eval -- NAME…`: figures on development data that is not part of this repository. BREVIER_EVAL_DATA names the
 * folder that holds it; each evaluation says what it looks for there. `--write` puts the tables into docs/benchmarks.md.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { measured } from '../report/machine.ts';
import { writeSection } from '../report/section.ts';
import type { Evaluation } from './evaluation.ts';
import { takePrinted } from './table.ts';

const evaluations: Record<string, () => Promise<{ readonly evaluate: Evaluation }>> = {
  extraction: () => import('./extraction.ts'),
  feeds: () => import('./feeds.ts'),
  quotes: () => import('./quotes.ts'),
  keypoints: () => import('./key-points.ts'),
  stories: () => import('./stories.ts'),
  answers: () => import('./answers.ts'),
  volume: () => import('./volume.ts'),
  model: () => import('./model.ts'),
  'fit-answers': () => import('./fit-answers.ts'),
};

const folder = process.env['BREVIER_EVAL_DATA'] ?? join(import.meta.dirname, '..', 'data', 'eval');
const words = process.argv.slice(2);
const names = words.filter((word) => word !== '--write');
const unknown = names.filter((name) => !(name in evaluations));
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`usage: npm run eval -- [--write] ${Object.keys(evaluations).join('|')}\n`);
  process.exit(2);
}
// The catalogue of a model's lines is ours, and here.
if (!existsSync(folder) && names.some((name) => name !== 'model')) {
  process.stderr.write(
    `no development data at ${folder}: set BREVIER_EVAL_DATA to its folder (see eval/README.md)\n`,
  );
  process.exit(1);
}
for (const name of names) {
  const evaluation = await evaluations[name]?.();
  await evaluation?.evaluate(folder);
  const section = `${takePrinted()}\n${measured(`npm run eval -- ${name}`)}`;
  process.stdout.write(`\n${measured(`npm run eval -- ${name}`)}`);
  if (words.includes('--write')) writeSection(`eval ${name}`, section);
}
