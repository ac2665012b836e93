import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyPoints } from '../../src/digest/key-points.ts';
import { grammars } from '../../src/digest/quotes/grammars.ts';
import { findQuotes } from '../../src/digest/quotes/find-quotes.ts';
import { sentences } from '../../src/digest/sentences.ts';
import { terms } from '../../src/digest/words.ts';
import { article } from '../articles.ts';

describe('sentences', () => {
  test.each([
    [
      'en',
      'The court overturned Roe v. Wade on Friday. Mr. Tench of St. Ives met Dr. Lee at 5 p.m. in Washington.',
      2,
    ],
    [
      'de',
      'Der Rat stimmte am 19. November zu. Das kostet ca. 4,1 Mio. Kronen, d. h. weniger als geplant.',
      2,
    ],
    ['fr', 'M. Tench a voté contre. « Il faut s’en servir. » Mme Whitlow est partie.', 3],
    ['es', 'El Sr. Tench votó en contra. ¿Qué pasará ahora? Viajó a EE. UU. con su equipo.', 3],
    ['it', 'Il sig. Tench ha votato contro. Il dott. Ricci no.', 2],
    ['pt', 'O Sr. Tench votou contra. A Dra. Whitlow votou a favor.', 2],
    ['nl', 'Dhr. Tench stemde tegen. Mevr. Whitlow stemde bijv. voor.', 2],
    ['ru', 'Ремонт обойдётся в 4,1 млн. крон, т. е. дешевле. А. С. Петров против.', 2],
    ['uk', 'Ремонт коштує 4,1 млн. крон. Це дешевше.', 2],
    ['ar', 'صوت 19 عضوا لصالح القرار. ماذا سيحدث الآن؟ لا أحد يعرف.', 3],
    ['zh', '投票结果为19票赞成。维修费用为410万克朗！下一步是什么？', 3],
    ['ja', '賛成19、反対16だった。修理費は410万クローネ。次は何か。', 3],
  ])('%s', (language, text, count) => {
    expect(sentences(text, language).map((sentence) => sentence.text)).toHaveLength(count);
  });
});

describe('direct speech', () => {
  const said = (language: string, text: string): unknown[] =>
    findQuotes({ id: 'a', text, language }).map((quote) => [quote.text, quote.speaker, quote.role]);

  test.each([
    [
      'de',
      '„Wir haben gewonnen“, sagte Oberbürgermeisterin Dr. Anke Torvald am Freitag. „Jetzt müssen wir es nutzen.“',
      [
        ['Wir haben gewonnen', 'Anke Torvald', 'Oberbürgermeisterin'],
        ['Jetzt müssen wir es nutzen.', 'Anke Torvald', 'Oberbürgermeisterin'],
      ],
    ],
    [
      'de',
      '»Es bleibt viel zu tun«, so Emil Brandauer. Er sagte der „Abendpost“: „Wir fangen morgen an.“',
      [
        ['Es bleibt viel zu tun', 'Emil Brandauer', undefined],
        ['Wir fangen morgen an.', 'Emil Brandauer', undefined],
      ],
    ],
    [
      'fr',
      '« Nous avons gagné deux ans », a déclaré la conseillère Dana Whitlow. « Il faut s’en servir », a-t-elle ajouté.',
      [
        ['Nous avons gagné deux ans', 'Dana Whitlow', 'conseillère'],
        ['Il faut s’en servir', 'Dana Whitlow', 'conseillère'],
      ],
    ],
    [
      'fr',
      '« Je ne partirai pas, a prévenu le maire, Paul Durand, devant la presse. Nous irons jusqu’au bout. »',
      [
        ['Je ne partirai pas', 'Paul Durand', 'maire'],
        ['Nous irons jusqu’au bout.', 'Paul Durand', 'maire'],
      ],
    ],
    [
      'es',
      '“No vamos a esperar”, aseguró el presidente de la Comisión Nacional de Aguas, Harold Nkemelu.',
      [['No vamos a esperar', 'Harold Nkemelu', 'presidente de la Comisión Nacional de Aguas']],
    ],
    [
      'it',
      '«Non aspetteremo oltre», ha detto il presidente del Consiglio Paola Ricci a Lissen.',
      [['Non aspetteremo oltre', 'Paola Ricci', 'presidente del Consiglio']],
    ],
    [
      'pt',
      '“Ganhámos dois anos”, disse a vereadora Dana Whitlow, em entrevista à Rádio Ansel.',
      [['Ganhámos dois anos', 'Dana Whitlow', 'vereadora']],
    ],
    [
      'nl',
      '“We hebben twee jaar gewonnen”, zei raadslid Dana Whitlow. Volgens minister Paul de Wit is het “veel te duur”.',
      [
        ['We hebben twee jaar gewonnen', 'Dana Whitlow', 'raadslid'],
        ['veel te duur', 'Paul de Wit', 'minister'],
      ],
    ],
    [
      'ru',
      '«Мы выиграли два года, — сказала депутат Дана Уитлоу. — Теперь нужно ими воспользоваться».',
      [
        ['Мы выиграли два года', 'Дана Уитлоу', 'депутат'],
        ['Теперь нужно ими воспользоваться', 'Дана Уитлоу', 'депутат'],
      ],
    ],
    [
      'uk',
      '«Це добрий день для дітей», — заявив голова товариства Гарольд Нкемелу.',
      [['Це добрий день для дітей', 'Гарольд Нкемелу', 'голова товариства']],
    ],
    [
      'ar',
      'وقالت عضو المجلس دانا ويتلو: «لقد كسبنا عامين، وعلينا الآن أن نستفيد منهما».',
      [['لقد كسبنا عامين، وعلينا الآن أن نستفيد منهما', 'دانا ويتلو', 'عضو المجلس']],
    ],
    [
      'zh',
      '“我们不会等待，”协会主席哈罗德·恩凯梅卢表示。',
      [['我们不会等待', '哈罗德·恩凯梅卢', '协会主席']],
    ],
    [
      'ja',
      '協会会長のハロルド・ンケメル氏は「待つつもりはない」と話した。',
      [['待つつもりはない', 'ハロルド・ンケメル', '協会会長']],
    ],
  ])('%s: %s', (language, text, expected) => {
    expect(said(language, text)).toEqual(expected);
  });

  test.each([
    ['de', 'Der Film „Die Brücke“ lief im Kino „Scala“ und gewann einen Preis.'],
    ['fr', 'Le plan « France 2030 » a été présenté mardi.'],
    ['ru', 'Компания «Рассвет» построит дом.'],
    ['ja', '「脱獄」を禁止した。'],
    ['zh', '电影《长城》和“长城”品牌。'],
  ])('%s: names in marks are none', (language, text) => {
    expect(said(language, text)).toEqual([]);
  });

  test('a speaker who is not named is left out', () => {
    expect(said('de', '„Das ist uns zu teuer geworden“, sagt der Regisseur.')).toEqual([
      ['Das ist uns zu teuer geworden', undefined, undefined],
    ]);
  });

  test('is to the letter, whatever the text', () => {
    const bits = [
      '«',
      '»',
      '“',
      '”',
      '„',
      '"',
      '「',
      '」',
      ', ',
      '. ',
      ' — ',
      '\n\n',
      'сказала ',
      'sagte ',
      'a dit ',
      'Anna Berg',
      '说',
      'と述べた',
      'Wort ',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(grammars)),
        fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'grapheme', maxLength: 6 })), {
          maxLength: 40,
        }),
        (language, parts) => {
          const text = parts.join('');
          let at = 0;
          for (const quote of findQuotes({ id: 'a', text, language })) {
            expect(text.slice(quote.start, quote.end)).toBe(quote.text);
            expect(quote.start).toBeGreaterThanOrEqual(at);
            expect(quote.text.trim()).not.toBe('');
            at = quote.end;
          }
        },
      ),
    );
  });
});

test('stop words and stems follow the language', () => {
  expect(terms('Die Räte haben das Haus nicht verkauft', 'de')).toEqual(['rat', 'haus', 'verkauft']);
  expect(terms('die war', 'en')).toEqual(['die', 'war']);
  expect(terms('我们决定继续开放游泳池', 'zh')).toContain('游泳池');
});

test('key points of a German article are told by its own words, not by its function words', () => {
  const text = [
    'Der Stadtrat von Brenn hat das Hallenbad gerettet und den Verkauf des Grundstücks mit 19 gegen 16 Stimmen abgelehnt.',
    'Es war, wie man es sich in der Stadt seit der Zeit vor der Wahl und auch nach der Wahl von dem und der erzählt, so.',
    'Die Sanierung des Hallenbads kostet 4,1 Mio. Kronen und soll im Februar beginnen.',
  ].join('\n\n');
  const points = keyPoints([article({ language: 'de', title: 'Stadtrat rettet Hallenbad', text })], {
    most: 2,
  });
  expect(points.map(({ text }) => text)).toEqual([text.split('\n\n')[0], text.split('\n\n')[2]]);
});
