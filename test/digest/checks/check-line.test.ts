/** What of a model's lines may be shown: table-driven, a case for each kind of fault, and for what a good editor does. */
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLine } from '../../../src/digest/checks/check-line.ts';
import type { FaultKind } from '../../../src/digest/checks/fault.ts';
import { sentences } from '../../../src/digest/sentences.ts';
import { readPaths } from '../../../src/ingest/read-paths.ts';

const TOLL =
  'At least 12 people were killed and 30 injured when a bus left the road near Korr on Tuesday, the regional governor, Dana Whitlow, said.';
const RATE =
  'The Bank of Maravel cut its main interest rate by a quarter of a point to 3.25 per cent on Thursday, the first cut since 2021.';
const PLAN = 'The ministry plans to close the Alder Street plant in March, its spokesman, Piet Lund, said.';
const DENIAL = 'Bremer did not sign the letter, and the company has denied paying him.';
const MATCH = 'Skarn Rovers beat Castle Wharf 3-1 in the final after Castle Wharf had led at the break.';
const QUOTED = '“We were lucky,” Agnes Corrie said, and Tom Veil said that the harbour would stay shut.';
const COLLISION = 'A cargo vessel hit the ferry on the river, throwing its passengers into the water.';
const JUBILEE = 'The jubilee will start in December, once the bishops have been consulted.';
const AGES = 'Both Orla Venn, 38, and Sten Balk, 57, face up to 20 years in prison.';
const DEFEAT = 'Lindgren was beaten by Kovarik in the semi-final on Thursday.';

function fault(line: string, ...given: string[]): FaultKind | undefined {
  let start = 0;
  const cited = given.map((text) => {
    const evidence = { articleId: 'a', start, end: start + text.length, text };
    start = evidence.end + 1;
    return evidence;
  });
  return checkLine(line, { cited, language: 'en', names: [], most: 300 })?.kind;
}

describe('a good editor’s line is shown', () => {
  test.each([
    ['shorter', 'A bus left the road near Korr on Tuesday, killing at least 12 people.', TOLL],
    [
      'turned about',
      'At least 12 people died near Korr on Tuesday when a bus left the road, Whitlow said.',
      TOLL,
    ],
    [
      'numbers in figures',
      'The Bank of Maravel cut its main rate by 0.25 points to 3.25% on Thursday.',
      RATE,
    ],
    ['a percentage in words', 'The Bank of Maravel cut its main rate to 3.25 per cent.', RATE],
    ['a plan that stays one', 'The ministry plans to close the Alder Street plant in March.', PLAN],
    ['what will be', 'The Alder Street plant is to close in March, the ministry’s spokesman said.', PLAN],
    ['a denial that stays one', 'Bremer did not sign the letter.', DENIAL],
    ['a result', 'Skarn Rovers beat Castle Wharf 3-1 in the final.', MATCH],
    ['the same in the passive', 'Castle Wharf were beaten 3-1 in the final by Skarn Rovers.', MATCH],
    ['reported speech', 'Agnes Corrie said that they were lucky.', QUOTED],
    ['a quotation to the letter', '“We were lucky,” said Agnes Corrie.', QUOTED],
    ['who did it, in the passive', 'The ferry was hit by a cargo vessel on the river.', COLLISION],
    ['a plan in other words', 'The jubilee is to begin in December, after bishops are consulted.', JUBILEE],
    ['ages with whose they are', 'Both face 20 years: Orla Venn, 38, and Sten Balk, 57.', AGES],
    ['a defeat as a defeat', 'Lindgren lost to Kovarik in the semi-final.', DEFEAT],
    [
      'somebody who goes on to speak',
      'Amsel said that they had asked a question, and that it is called correspondence.',
      '“We asked a question and we received an answer,” Amsel said.',
      '“That is called correspondence.”',
    ],
  ])('%s', (_, line, ...given) => {
    expect(fault(line, ...given)).toBeUndefined();
  });

  test('sentences of the samples, to the letter', async () => {
    for await (const result of readPaths([resolve(import.meta.dirname, '..', '..', '..', 'samples')], {})) {
      if (result.type !== 'article') continue;
      const { id, text, language } = result.article;
      for (const sentence of sentences(text, language)) {
        const found = checkLine(sentence.text, {
          cited: [{ articleId: id, ...sentence }],
          language,
          names: [],
          most: 2_000,
        });
        // A mark without its other half is a quotation cut in two; a mention stays one though the article has it.
        expect([undefined, 'quotation', 'mention'], sentence.text).toContain(found?.kind);
      }
    }
  });
});

describe('a faulty line is not', () => {
  test.each<[FaultKind, string, ...string[]]>([
    ['number', 'At least 14 people were killed when a bus left the road near Korr on Tuesday.', TOLL],
    ['number', 'The Bank of Maravel cut its rate to 3.5 per cent on Thursday.', RATE],
    [
      'number',
      'The Bank of Maravel cut its rate by a quarter of a per cent to 3.25 metres on Thursday.',
      RATE,
    ],
    ['moved', 'At least 30 people were killed and 12 injured when a bus left the road near Korr.', TOLL],
    ['date', 'At least 12 people were killed when a bus left the road near Korr on Wednesday.', TOLL],
    ['date', 'The ministry plans to close the Alder Street plant in May.', PLAN],
    ['name', 'At least 12 people were killed when a bus left the road near Lissen on Tuesday.', TOLL],
    ['name', 'Merrow said that at least 12 people were killed near Korr.', TOLL],
    ['opposite', 'The Bank of Maravel raised its main interest rate to 3.25 per cent on Thursday.', RATE],
    ['certainty', 'The ministry closed the Alder Street plant in March.', PLAN],
    ['negation', 'Bremer signed the letter.', DENIAL],
    ['negation', 'No people were killed when a bus left the road near Korr on Tuesday.', TOLL],
    ['roles', 'Castle Wharf beat Skarn Rovers 3-1 in the final.', MATCH],
    ['roles', 'The ferry hit a cargo vessel on the river.', COLLISION],
    [
      'roles',
      'Sailors were hauling in nets when fishermen boarded them.',
      'Fishermen were hauling in nets when sailors boarded them.',
    ],
    ['certainty', 'The jubilee started in December.', JUBILEE],
    ['certainty', 'The court has approved the settlement.', 'The court will have to approve the settlement.'],
    [
      'certainty',
      'He flies east across the plain and lands in Korr.',
      'If all goes well, he will fly east across the plain and land in Korr.',
    ],
    ['number', 'All but 10% of the records were released.', 'Only about 10% of the records were released.'],
    ['moved', 'Both face 20 years: Sten Balk, 38, and Orla Venn, 57.', AGES],
    [
      'moved',
      'Governor Marl granted clemency three times.',
      'Governor Henning granted clemency three times.',
      'Governor Marl granted clemency twice.',
    ],
    [
      'speaker',
      'The law also allows for postponement, Morl said.',
      'All records should be open by now, Morl said.',
      'But the law also allows for postponement.',
    ],
    [
      'opposite',
      'The government has tightened import rules for baby food.',
      'The government has eased import rules for baby food.',
    ],
    [
      'opposite',
      'The lava’s advance has quickened to 400 feet an hour.',
      'The lava’s advance has slowed to 400 feet an hour.',
    ],
    [
      'opposite',
      'The reserve is open to visitors, the park said.',
      'The reserve is closed to visitors, the park said.',
    ],
    [
      'opposite',
      'The party has moved ahead of its rival in polls.',
      'The party has fallen behind its rival in polls.',
    ],
    [
      'negation',
      'The driver receives a warning chime.',
      'The driver does not receive a message or a warning chime.',
    ],
    ['quotation', '“We were very lucky,” Agnes Corrie said.', QUOTED],
    ['quotation', 'Whitlow called it “a disaster”: at least 12 people were killed near Korr.', TOLL],
    ['speaker', '“We were lucky,” Tom Veil said.', QUOTED],
    ['unsupported', 'At least 12 people were killed near Korr because of faulty brakes and speeding.', TOLL],
    ['not-cited', 'At least 12 people were killed.'],
    ['link', 'At least 12 people were killed near Korr: https://example.org/korr', TOLL],
    ['link', 'At least 12 people were killed near Korr, says korr-news.com.', TOLL],
    ['mention', 'At least 12 people were killed near Korr, @everyone.', TOLL],
    ['mention', 'At least 12 people were killed near Korr, <@123456789>.', TOLL],
    ['markup', '**At least 12 people** were killed near Korr.', TOLL],
    ['link', '[At least 12 people](tg://user?id=1) were killed near Korr.', TOLL],
    ['markup', '# At least 12 people were killed near Korr.', TOLL],
    ['control-characters', 'At least 12 people were\u202E killed near Korr.', TOLL],
    ['control-characters', 'At least 12 peo\u200Bple were killed near Korr.', TOLL],
    ['talks-of-itself', 'According to sentence 1, at least 12 people were killed near Korr.', TOLL],
    ['talks-of-itself', 'As an AI, I cannot say more than that 12 people were killed near Korr.', TOLL],
    [
      'another-language',
      'Mindestens 12 Menschen wurden bei Korr getötet, als der Bus von der Straße abkam.',
      TOLL,
    ],
    ['another-language', 'Не менее 12 человек погибли near Korr.', TOLL],
    ['too-long', `At least 12 people were killed near Korr. ${'It was so. '.repeat(40)}`, TOLL],
  ])('%s: %s', (kind, line, ...given) => {
    expect(fault(line, ...given)).toBe(kind);
  });

  test('two events welded into one', () => {
    const fire = 'A fire at a warehouse in Port Ansel hurt four workers on Monday.';
    expect(fault('At least 12 people were killed in a fire in Port Ansel.', TOLL, fire)).toBeDefined();
  });

  test('in other languages', () => {
    const check = (line: string, text: string, language: string): FaultKind | undefined =>
      checkLine(line, {
        cited: [{ articleId: 'a', start: 0, end: text.length, text }],
        language,
        names: [],
        most: 300,
      })?.kind;
    const strike = 'Die Gewerkschaft hat am Dienstag 2.400 Beschäftigte zum Streik aufgerufen.';
    expect(
      check('Am Dienstag rief die Gewerkschaft 2.400 Beschäftigte zum Streik auf.', strike, 'de'),
    ).toBeUndefined();
    expect(check('Am Mittwoch rief die Gewerkschaft 2.400 Beschäftigte zum Streik auf.', strike, 'de')).toBe(
      'date',
    );
    expect(check('Die Gewerkschaft rief 2.400 Beschäftigte nicht zum Streik auf.', strike, 'de')).toBe(
      'negation',
    );
    const brote = 'El brote ha causado siete muertes y 3.200 contagios, informó el ministerio.';
    expect(check('El brote ha causado 7 muertes, según el ministerio.', brote, 'es')).toBeUndefined();
    expect(check('El brote ha causado 32.000 contagios.', brote, 'es')).toBe('number');
  });
});

test('hostile text is refused or shown, never a failure', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
  );
  fc.assert(
    fc.property(text, text, fc.constantFrom('en', 'de', 'fr', 'ja', 'xx'), (line, given, language) => {
      const cited = [{ articleId: 'a', start: 0, end: given.length, text: given }];
      const found = checkLine(line, { cited, language, names: [], most: 300 });
      expect(found === undefined || typeof found.kind === 'string').toBe(true);
    }),
  );
});
