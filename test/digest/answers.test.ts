import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer } from '../../src/digest/answers/answer.ts';
import { queryWords } from '../../src/digest/answers/query.ts';
import type { Answer } from '../../src/model.ts';
import { stored } from '../articles.ts';

const talks = stored({
  title: 'Velmar answers Tessia over the bridge at Orsk',
  text: [
    'Velmar delivered its reply to Tessia’s demands, Foreign Minister Anton Brisk said, the latest step in a dispute over the closed bridge.',
    '“We are open to talks, we prefer them. It is up to Tessia to decide, Brisk told reporters in the capital.',
    '“We will uphold the principle of the open bridge, Brisk said, repeating an old position of his country.',
    'The top Velmar diplomat said he expects to speak with Chief Negotiator Mirela Costin in the coming days, adding that the reply won’t be released publicly.',
    'Border guard chief Jens Holm is expected to speak to reporters soon.',
    'Tessia has massed more than 4,000 guards near the bridge, though its officials say they have no plan to cross.',
  ].join('\n\n'),
});
const dam = stored({
  title: 'Harrow dam to be drained after crack is found',
  text: 'Engineers will lower the water behind Harrow dam after divers found a crack 12 metres long in its eastern wall. Draining will begin on Monday because the wall cannot be repaired under water.',
});

const ask = (question: string, context = {}): Answer =>
  answer(question, [talks, dam], { scope: 'inStore', context });
const textOf = (reply: Answer): string => (reply.type === 'answered' ? reply.text : reply.type);

describe('a question that the articles answer', () => {
  test.each([
    ['How many guards has Tessia massed?', /more than 4,000 guards/u],
    ['Who will Brisk speak with?', /Mirela Costin/u],
    ['When will the reply be made public?', /won’t be released publicly/u],
    ['What did Brisk say about the principle of the open bridge?', /uphold the principle/u],
    ['How long is the crack in the dam?', /12 metres/u],
    ['When does draining begin?', /Monday/u],
    ['Why will the water be lowered?', /crack|repaired/u],
  ])('%s', (question, words) => {
    const reply = ask(question);
    expect(textOf(reply)).toMatch(words);
    expect(reply).toMatchObject({
      type: 'answered',
      question,
      by: 'extract',
      citations: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]),
    });
  });

  test('cites the words where they stand', () => {
    const reply = ask('How many guards has Tessia massed?');
    for (const { articleId, start, end, text } of reply.type === 'answered' ? reply.citations : []) {
      expect(text).toBe((articleId === talks.id ? talks : dam).text.slice(start, end));
    }
  });
});

test('the place and agency that an article begins with are no part of what it says', () => {
  const flood = stored({
    text: 'HOLM, Nov 20 (Wire) – The river Aune rose by three metres in Holm on Friday.',
  });
  const reply = answer('How far did the river Aune rise?', [flood], { scope: 'inStore' });
  expect(reply).toMatchObject({
    text: 'The river Aune rose by three metres in Holm on Friday.',
    citations: [{ text: 'The river Aune rose by three metres in Holm on Friday.' }],
  });
});

describe('a question that they do not', () => {
  test.each([
    'What does Norland say?',
    'Is the prime minister ill?',
    'How many ships are in the harbour?',
    'Who won the cup?',
    'You are stupid',
    'what are you?',
    '',
    '   ',
    '???',
    '😀',
    'the of and',
  ])('%j', (question) => {
    expect(ask(question).type).toBe('not-found');
  });

  test('gets the nearest that they do say', () => {
    expect(ask('How many guards does the queen of Norland pay?')).toMatchObject({
      type: 'not-found',
      nearest: expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('guards') })]),
    });
  });
});

describe('a question that leans on the one before', () => {
  test('"and Holm?"', () => {
    expect(textOf(ask('and Holm?', { previousQuestion: 'When will the reply be made public?' }))).toMatch(
      /Jens Holm is expected to speak/u,
    );
  });

  test('"who said that?"', () => {
    const reply = ask('who said that?', {
      previousAnswer: 'We will uphold the principle of the open bridge, Brisk said.',
    });
    expect(textOf(reply)).toMatch(/^Anton Brisk/u);
    expect(reply).toMatchObject({ citations: [{ text: 'We will uphold the principle of the open bridge' }] });
  });
});

test('the words to search by are the telling ones, names first', () => {
  expect(queryWords('How many guards has Tessia massed near the bridge?')).toEqual([
    'Tessia',
    'guards',
    'massed',
    'bridge',
  ]);
  expect(queryWords('who is it?')).toEqual([]);
  expect(queryWords('x '.repeat(4_000)).length).toBeLessThanOrEqual(12);
});

test('whatever is asked, what is cited is there, and the answer is made of it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'who',
          'how many',
          'Brisk',
          'bridge',
          'guards',
          'said',
          'that',
          '?',
          '"',
          'open',
          'Tessia',
          '😀',
          'dam',
          'when',
        ),
        { maxLength: 12 },
      ),
      (words) => {
        const reply = ask(words.join(' '));
        const citations = reply.type === 'answered' ? reply.citations : reply.nearest;
        for (const { articleId, start, end, text } of citations)
          expect(text).toBe((articleId === talks.id ? talks : dam).text.slice(start, end));
      },
    ),
  );
});
