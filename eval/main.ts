/**
 * `npm run eval -- NAME`: figures on development data that is not part of this repository. BREVIER_EVAL_DATA names the
 * folder that holds it; each evaluation says what it looks for there.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Evaluation } from './evaluation.ts';

const evaluations: Record<string, () => Promise<{ readonly evaluate: Evaluation }>> = {
  extraction: () => import('./extraction.ts'),
  feeds: () => import('./feeds.ts'),
  quotes: () => import('./quotes.ts'),
  keypoints: () => import('./key-points.ts'),
  stories: () => import('./stories.ts'),
  answers: () => import('./answers.ts'),
  volume: () => import('./volume.ts'),
  'fit-answers': () => import('./fit-answers.ts'),
};

const folder = process.env['BREVIER_EVAL_DATA'] ?? join(import.meta.dirname, '..', 'data', 'eval');
const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in evaluations));
if (names.length === 0 || unknown.length > 0) {
  process.stderr.write(`usage: npm run eval -- ${Object.keys(evaluations).join('|')}\n`);
  process.exit(2);
}
if (!existsSync(folder)) {
  process.stderr.write(
    `no development data at ${folder}: set BREVIER_EVAL_DATA to its folder (see eval/README.md)\n`,
  );
  process.exit(1);
}
for (const name of names) {
  const evaluation = await evaluations[name]?.();
  await evaluation?.evaluate(folder);
}
