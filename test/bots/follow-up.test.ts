/** What a follow-up leaves out, and what it takes from the turn before. */
import { describe, expect, test } from 'vitest';
import { complete } from '../../src/bots/follow-up.ts';

const people = [
  { name: 'Edda Krolik', gender: 'she' },
  { name: 'Anton Veshnik', gender: 'he' },
] as const;
const context = { stories: [], question: 'Who resigned on Monday?', people };

describe('a question', () => {
  test.each([
    ['why?', 'Why resigned on Monday?'],
    ['And when was that?', 'When resigned on Monday?'],
    ['how come?', 'How come resigned on Monday?'],
    ['How old is she?', 'How old is Edda Krolik?'],
    ['What did he say?', 'What did Anton Veshnik say?'],
    ['and her party?', "and Edda Krolik's party?"],
    ['Who told her?', 'Who told Edda Krolik?'],
    ['What does Solvik say that she wants?', 'What does Solvik say that she wants?'],
    ['Why did the minister resign?', 'Why did the minister resign?'],
    ['Where is the dam?', 'Where is the dam?'],
    ['and in Germany?', 'and in Germany?'],
  ])('%s', (asked, question) => {
    expect(complete(asked, context).question).toBe(question);
  });

  test.each([
    ['why?', 'Who resigned on Monday?'],
    ['and Veshnik?', 'Who resigned on Monday?'],
    ['who said that?', 'Who resigned on Monday?'],
    ['How old is she?', 'How old is Edda Krolik?'],
  ])('%s leaves %s to be leant on', (asked, whole) => {
    expect(complete(asked, context).whole).toBe(whole);
  });

  test('that leans on nothing is left as it is', () => {
    expect(complete('why?', { stories: [] })).toEqual({ question: 'why?', whole: 'why?' });
    expect(complete('how old is she?', { stories: [] }).question).toBe('how old is she?');
  });
});
