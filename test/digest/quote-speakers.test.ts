import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../src/digest/quotes/find-quotes.ts';

const INTRO = 'The mayor of Carrow, Lena Ortiz, opened the bridge on Monday.';
const speakers = (text: string, language = 'en'): (string | undefined)[] =>
  findQuotes({ id: 'a', text, language }).map(({ speaker }) => speaker);

describe('the subject of the clause', () => {
  test.each([
    [
      'past a relative clause',
      'Lena Ortiz, who has voiced doubts before, told the Skerry Post it was “a good day.”',
    ],
    [
      'past an office without article',
      'Lena Ortiz, head of the council in Carrow, said it was “a good day.”',
    ],
    ['past age and place', 'Lena Ortiz, 45, of Carrow, Meridia, said it was “a good day.”'],
    ['past a bracket', 'Sen. Lena Ortiz (D-Meridia), a friend of Tom Beck, said it was “a good day.”'],
    ['past an aside between dashes', 'Lena Ortiz — who beat Tom Beck in May — said it was “a good day.”'],
    [
      'past an aside that nothing closes',
      'Lena Ortiz, head of the council of Carrow said it was “a good day.”',
    ],
    [
      'after a conjunction',
      'The vote came three days after Lena Ortiz told the council it was “a good day.”',
    ],
    ['after “as”', 'As Lena Ortiz, a critic of the plan, put it: “It is a good day for nobody.”'],
    [
      'in the main clause',
      'When Tom Beck suggested a delay, Lena Ortiz fired back: “It is a good day to begin.”',
    ],
    [
      'of a verb that goes on',
      'Lena Ortiz joked about the rain, but went on to say, “It is a good day for us.”',
    ],
    ['of its own participle', 'Both were glad, with Lena Ortiz calling it “a good day.”'],
    ['by whom somebody was asked', 'Tom Beck was asked by Lena Ortiz, “Is it a good day for you?”'],
    ['with a described trade', '“It is a good day,” said pollster Lena Ortiz.'],
    ['with two offices', '“It is a good day,” said former Meridia Gov. and Council Chairwoman Lena Ortiz.'],
    [
      'after a title with an “of” in it',
      '“It is a good day,” said former director of operations Lena Ortiz.',
    ],
    ['named after what she is', '“It is a good day,” said a spokeswoman for the council, Lena Ortiz.'],
    ['as the owner of the words', 'Nobody believed Lena Ortiz’s claim that “it is a good day for Carrow.”'],
    ['in her words', 'It was, in Lena Ortiz’s words, “a good day for all of us.”'],
    ['below the words', '“It is a good day for all of us in Carrow.”\n\n— Lena Ortiz'],
    [
      'after words that name nobody',
      'The bridge “shows that it is a good day” for the coast, said Lena Ortiz.',
    ],
  ])('%s', (_, text) => {
    expect(speakers(text)).toEqual(['Lena Ortiz']);
  });

  test('of the clause that closes a sentence has said all that it quotes', () => {
    expect(
      speakers('The bridge is “a triumph” and “a relief,” Lena Ortiz, the mayor, told a cheering crowd.'),
    ).toEqual(['Lena Ortiz', 'Lena Ortiz']);
  });

  test('of an announced statement has said more than its first words', () => {
    const text = `${INTRO} Ortiz called it “a fatal mistake” and said that the town had learnt: “We will never wait so long again.”`;
    expect(speakers(text)).toEqual(['Lena Ortiz', 'Lena Ortiz']);
  });
});

describe('no speaker', () => {
  test.each([
    ['who was only spoken to', 'Lena Ortiz was told, “You will have to wait for another year.”'],
    [
      'who is only praised',
      '“A triumph for the whole of the coast,” praised Lena Ortiz’s supporters on Monday.',
      'Lena Ortiz’s supporters',
    ],
    ['who belongs to the next sentence', '“We are done with it now.” Tom Beck said that he would wait.'],
    [
      'a place',
      '“It is a good day,” she said in New Skerry. In New Skerry “everybody agrees with that,” she said.',
    ],
    [
      'one of several',
      'Ada Moe met Tom Beck. “It is a good day for the two of us,” the officials said.',
      'the officials',
    ],
  ])('%s', (_, text, expected?: string) => {
    for (const speaker of speakers(text)) if (speaker !== expected) expect(speaker).toBeUndefined();
  });
});

describe('whom a pronoun means', () => {
  test.each([
    ['a first name tells', 'Tom Beck met Lena Ortiz. “It is a good day,” he said.', 'Tom Beck'],
    ['whichever was named last', 'Tom Beck met Lena Ortiz. “It is a good day,” she said.', 'Lena Ortiz'],
    ['not a cup', 'Lena Ortiz won the Super Cup. “It is a good day,” she said.', 'Lena Ortiz'],
    ['not an acronym', 'Lena Ortiz left the UN Women. “It is a good day,” she said.', 'Lena Ortiz'],
    [
      'one of two who bear the name',
      'Lena Ortiz came with Juan Ortiz. Ortiz laughed. “It is a good day,” he said.',
      'Juan Ortiz',
    ],
    [
      'the one within the same sentence',
      'Mayor Lena Ortiz said Tom Beck was unfit and that he had called her “a liar and a fraud” in May.',
      'Tom Beck',
    ],
  ])('%s', (_, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});

describe('the surname of a family', () => {
  test.each([
    [
      'is the one with an office',
      'Mayor Lena Ortiz came with her husband, Juan Ortiz. Lena Ortiz smiled. “It is a good day,” Ortiz said.',
      'Lena Ortiz',
    ],
    [
      'stays as it is where two have one',
      'Mayor Lena Ortiz met Senator Juan Ortiz. “It is a good day,” Ortiz said.',
      'Ortiz',
    ],
    ['may be a place elsewhere', 'Mayor Ada West smiled. “It is a good day,” West said.', 'Ada West'],
    [
      'goes with a first name that is a word',
      'Mayor Bill Moe smiled. “It is a good day,” Moe said.',
      'Bill Moe',
    ],
  ])('%s', (_, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});

describe('what a description means', () => {
  test.each([
    [
      'the only company',
      'Orvane Corp. denied it. “We sell no broken bridges,” the company said.',
      'Orvane Corp',
    ],
    [
      'what was called a maker',
      'Orvane, a maker of sails, closed. “We sell no sails,” the company said.',
      'Orvane',
    ],
    [
      'the ministry',
      'The Ministry of Public Works closed it. “It is closed for good,” the ministry said.',
      'Ministry of Public Works',
    ],
    [
      'neither of two',
      'Orvane Corp. sued Skerry Ltd. “We sell no bridges,” the company said.',
      'the company',
    ],
    [
      'the mayor, not her deputy',
      `${INTRO} Deputy mayor Tom Beck held an umbrella. “It took far too long,” the mayor said.`,
      'Lena Ortiz',
    ],
    ['an account', '“We are done with it,” tweeted @lenaortiz on Monday.', '@lenaortiz'],
    ['a statement', '“We are done with it,” read a statement on the wall.', 'a statement'],
    [
      'a campaign, not its candidate',
      'Lena Ortiz won. The Ortiz campaign said it was “a good day.”',
      'the Ortiz campaign',
    ],
  ])('%s', (_, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });

  test.each([
    ['de', 'Bürgermeisterin Lena Ortiz kam spät. Ortiz nannte es „eine Schande für Karrow“.'],
    ['fr', 'La maire, Lena Ortiz, a ouvert le pont. « Il est ouvert », a déclaré Mme Ortiz.'],
    ['es', 'La alcaldesa, Lena Ortiz, abrió el puente. «Está abierto», dijo Ortiz.'],
    ['it', 'La sindaca, Lena Ortiz, ha aperto il ponte. «È aperto», ha detto Ortiz.'],
  ])('the full name, by the surname in %s', (language, text) => {
    expect(speakers(text, language)).toEqual(['Lena Ortiz']);
  });
});
