/** Who says what is reported without quote marks, where the sentence itself says it plainly. */
import { expect, test } from 'vitest';
import { reportedSpeech } from '../../src/bots/reported-speech.ts';
import type { StoredArticle } from '../../src/model.ts';

const LEAD = 'The novelist Oona Tressel won the prize on Friday. ';

function said(sentence: string): (string | undefined)[] {
  const article: StoredArticle = {
    id: 'a',
    title: 'A prize',
    text: `${LEAD}${sentence} Nothing else happened there.`,
    language: 'en',
    links: [],
    addedAt: '2026-11-23T19:00:00.000Z',
  };
  const [start, end] = [LEAD.length, LEAD.length + sentence.length];
  const [first] = reportedSpeech({ articleId: 'a', start, end, text: sentence }, article);
  if (first) expect(first.evidence.text).toBe(sentence);
  return first ? [first.speaker, first.role] : [];
}

test.each([
  ['Tressel said that she would spend part of it on a roof.', ['Oona Tressel', 'novelist']],
  ['Tressel told the council on Friday that the baths would stay open.', ['Oona Tressel', 'novelist']],
  [
    'The wall is sound, Water Minister Irena Solvik said, and shut the gates.',
    ['Irena Solvik', 'Water Minister'],
  ],
  [
    'The wall is sound, Irena Solvik, the water minister, said on Sunday.',
    ['Irena Solvik', 'water minister'],
  ],
  ['She said that she would spend part of it on a roof.', []],
  ['The town, which said nothing, was quiet.', []],
  ['Divers measured the crack at 41 metres.', []],
  ['He said.', []],
])('%s', (sentence, speaker) => {
  expect(said(sentence)).toEqual(speaker);
});
