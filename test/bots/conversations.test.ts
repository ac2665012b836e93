/** Whole conversations over the sample articles: which story is meant, and what a follow-up leaves out. */
import { describe, expect, test } from 'vitest';
import { openSampleBot } from './sample-bot.ts';

const NOT_SAID = /^The stored articles don't say/u;

/** What is typed, and what the answer holds. */
type Turn = readonly [typed: string, holds: RegExp];

const conversations: Readonly<Record<string, readonly Turn[]>> = {
  'a story by its number, then "it", then its timeline': [
    ['/digest World', /1 {2}.*Kessel Dam/u],
    ['1', /Kessel Dam.*Ask about it/su],
    ['How long is the crack?', /41\.5 metres/u],
    ['how wide is it?', /12 millimetres/u],
    ['timeline', /^Timeline: Kessel Dam.*21 November.*22 November/su],
  ],
  'a story by a word of its headline, from a full briefing': [
    ['/digest', /1 {2}Transport minister.*Hestray ferry/su],
    ['tell me about the ferry', /Saint Orla.*Ask about it/su],
    ['How many passengers were taken off?', /Sixty-three passengers|62 passengers/u],
    ['and how many crew?', /nine crew/u],
    ['sources?', /^Sources:.*The Island Lantern.*Harbour Courier/su],
  ],
  'the speakers of one story after another': [
    ['What did Governor Dalvo say?', /Dalvo/u],
    ['and Morvay?', /Morvay/u],
    ['and Achterberg?', /Ruben Achterberg/u],
    ['who said that?', /Ruben Achterberg, chief economist/u],
    ['quotes', /^Quotes: Maravel lowers borrowing costs.*— Henrik Dalvo, Governor/su],
  ],
  'bare question words, and "she"': [
    ['Who resigned?', /Edda Krolik, resigned/u],
    ['why?', /letters showed/u],
    ['when was that?', /on Monday/u],
    ['and what did she say about the mistake?', /The mistake is mine|answered a letter/u],
    ['who said that?', /Edda Krolik/u],
  ],
  'a question to the whole store, and what it leads to': [
    ['/ask How much is the Brannock Prize worth?', /40,000 crowns/u],
    ['who won it?', /Oona Tressel won/u],
    ['how old is she?', /71/u],
    ['what will she do with the money?', /a roof/u],
    ['How many copies has the book sold?', /19,000 copies/u],
  ],
  'from one story to another and back': [
    ['/digest', /Evening briefing/u],
    ['more on the third one', /Saint Orla/u],
    ['What did Krolik answer?', /Transport minister resigns/u],
    ['quotes of 3', /^Quotes: Hestray ferry.*— Gwen Tolliver/su],
    ['What does the harbour authority say about the buoy?', /checked on 17 November/u],
  ],
  'what the articles do not say, whatever the turn before': [
    ['Who won the lottery in Norland?', NOT_SAID],
    ['and in Sweden?', NOT_SAID],
    ['What does China say?', NOT_SAID],
    ['How many metres is the crack in the Kessel Dam?', /41\.5 metres/u],
    ['What does China say about zebras?', NOT_SAID],
  ],
  'what happened, why, and what else': [
    ['Tell me about Tallypay', /Tallypay.*Ask about it/su],
    ['what happened?', /^In short: Tallypay/u],
    ['why?', /expired/u],
    ['anything else?', /Ask about it/u],
    ['what about the baths?', /Alder Street Baths.*Ask about it/su],
  ],
  'a match': [
    ['digest sport', /Rovers through to semi-final/u],
    ['the first one', /Ask about it/u],
    ['Who scored the decisive penalty?', /Pellow scored/u],
    ['When is the draw?', /Tuesday at 7pm/u],
    ['and the matches?', /6 and 7 March/u],
  ],
  'what is new, and what came before': [
    ['the dam story', /Kessel Dam/u],
    ["what's new?", /^What's new: Kessel Dam.*Northgate Wire/su],
    ['is that still true?', /Northgate Wire/u],
    ['what happened before?', /^Background: Kessel Dam.*The Meridian Dispatch/su],
    ['summary', /^In short: Kessel Dam/u],
  ],
  'politeness, and a question about the bot, in between': [
    ['How big is the seagrass meadow?', /46 square kilometres/u],
    ['thanks!', /^You are welcome\.\n$/u],
    ['are you a bot?', /^I am Brevier, a bot/u],
    ['How deep does the meadow lie?', /between 31 and 38 metres/u],
    ['background?', /^The stored articles don't say what came before/u],
  ],
};

describe.each(Object.entries(conversations))('%s', (_, turns) => {
  test(turns.map(([typed]) => typed).join(' · '), async () => {
    const { say } = await openSampleBot();
    for (const [typed, holds] of turns) expect(await say(typed), typed).toMatch(holds);
  });
});
