/**
 * Stories against GoogleNews clusters: normalised mutual information, in the given order and in a shuffled one.
 * Data: gsdmm/{TS,S,T} of jackyin12/GSDMM (one {text, cluster} a line, words without time).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createStoryAssigner } from '../src/digest/stories.ts';
import type { Evaluation } from './evaluation.ts';
import { printTable } from './table.ts';

interface Line {
  readonly text: string;
  readonly cluster: number;
}

export const evaluate: Evaluation = async (folder) => {
  const rows = ['TS', 'S', 'T']
    .filter((name) => existsSync(join(folder, 'gsdmm', name)))
    .map((name) => {
      const lines: Line[] = readFileSync(join(folder, 'gsdmm', name), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const given = cluster(lines);
      const shuffled = cluster(shuffle(lines));
      return [
        name,
        lines.length,
        new Set(lines.map((line) => line.cluster)).size,
        given.stories,
        given.nmi,
        shuffled.stories,
        shuffled.nmi,
      ];
    });
  printTable(
    'Stories (GoogleNews)',
    ['set', 'articles', 'clusters', 'stories', 'NMI', 'stories, shuffled', 'NMI, shuffled'],
    rows,
  );
};

function cluster(lines: readonly Line[]): { readonly stories: number; readonly nmi: number } {
  const assigner = createStoryAssigner();
  const into = new Map<string, string>();
  const chosen = lines.map(({ text }, index) => {
    const { storyId, absorbed } = assigner.assign({
      id: String(index),
      title: '',
      text,
      language: 'en',
      links: [],
      addedAt: '2014-01-01T00:00:00Z',
    });
    if (absorbed) into.set(absorbed.storyId, absorbed.into);
    return storyId;
  });
  const stories = chosen.map((storyId) => {
    let last = storyId;
    for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
    return last;
  });
  return {
    stories: new Set(stories).size,
    nmi: mutualInformation(
      stories,
      lines.map((line) => String(line.cluster)),
    ),
  };
}

/** Always the same order, by a small generator of its own. */
function shuffle(lines: readonly Line[]): Line[] {
  let state = 12_345;
  const next = (): number => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return lines
    .map((line) => ({ line, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ line }) => line);
}

function mutualInformation(a: readonly string[], b: readonly string[]): number {
  const count = (names: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  const total = a.length;
  const [ofA, ofB, both] = [count(a), count(b), count(a.map((name, index) => `${name}\t${b[index]}`))];
  const entropy = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, size) => sum - (size / total) * Math.log(size / total), 0);
  let mutual = 0;
  for (const [pair, size] of both) {
    const [one = '', other = ''] = pair.split('\t');
    mutual += (size / total) * Math.log((size * total) / ((ofA.get(one) ?? 1) * (ofB.get(other) ?? 1)));
  }
  return mutual / Math.sqrt(entropy(ofA) * entropy(ofB));
}
