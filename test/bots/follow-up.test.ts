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
    ['and in Germany?', 'Who resigned on Monday in Germany?'],
    ['and on Tuesday?', 'Who resigned on Tuesday?'],
    ['and Veshnik?', 'and Veshnik?'],
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

  test.each([
    ['Who will Blinken speak with?', 'and Stoltenberg?', 'Who will Stoltenberg speak with?'],
    ['What did Governor Dalvo say?', 'And Lena Morvay?', 'What did Lena Morvay say?'],
    ['When is the draw?', 'and the matches?', 'When is the matches?'],
    ['How many people live in Lower Kessel?', 'and in Auwyl?', 'How many people live in Auwyl?'],
    ['How many passengers were on board?', 'and how many crew?', 'and how many crew?'],
    ['How wide is the crack in the dam?', 'what about the valley?', 'what about the valley?'],
    ['Ferry runs aground', 'and the crew?', 'and the crew?'],
  ])('%s %s', (question, asked, whole) => {
    expect(complete(asked, { stories: [], question }).question).toBe(whole);
  });

  test('that leans on nothing is left as it is', () => {
    expect(complete('why?', { stories: [] })).toEqual({ question: 'why?', whole: 'why?' });
    expect(complete('how old is she?', { stories: [] }).question).toBe('how old is she?');
  });
});
