/** What the bot says, in each of its languages. */
import { beforeEach, describe, expect, test } from 'vitest';
import { commandAliases, commandSpecs, commandsOf } from '../../src/bots/commands.ts';
import { languageOf, wordingOf } from '../../src/bots/language/languages.ts';
import { openSampleBot, type SampleBot, textOf } from './sample-bot.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt'] as const;
let sample: SampleBot;

beforeEach(async () => {
  sample = await openSampleBot();
});

describe('which language', () => {
  test.each([
    ['en-GB', 'en'],
    ['de', 'de'],
    ['de_AT', 'de'],
    ['pt-BR', 'pt'],
    ['FR-ca', 'fr'],
    ['es-419', 'es'],
    ['it', undefined],
    ['constructor', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  test("is the chat's, else the user's, else English", async () => {
    expect(await sample.say('/nonsense', { locale: 'fr' })).toMatch(/^Je ne connais pas la commande/u);
    expect(await sample.say('/nonsense', { locale: 'it' })).toMatch(/^I know no command/u);
    expect(await sample.say('/settings language de', { locale: 'fr' })).toMatch(/Sprache: Deutsch/u);
    expect(await sample.say('/nonsense', { locale: 'fr' })).toMatch(
      /^Den Befehl „\/nonsense“ kenne ich nicht/u,
    );
    expect(await sample.say('/settings language klingon')).toMatch(/„klingon“ spreche ich nicht/u);
    expect(await sample.say('/settings language en')).toMatch(/Language: English/u);
    expect(await sample.say('/settings language auto', { locale: 'fr' })).toMatch(/celle de chacun/u);
    expect(await sample.say('/nonsense', { locale: 'fr' })).toMatch(/^Je ne connais pas la commande/u);
  });

  test('of scheduled briefings is that of who set them up, or who added the bot', async () => {
    await sample.say('/schedule 08:00', { locale: 'pt-BR' });
    expect(await sample.parts.chats.own('telegram:1')).toMatchObject({ language: 'pt' });
    await sample.respond({ type: 'joined' }, { chat: 'telegram:2', locale: 'es' });
    expect(await sample.parts.chats.own('telegram:2')).toMatchObject({ language: 'es' });
    await sample.say('/schedule 09:00', { locale: 'en' });
    expect(await sample.parts.chats.own('telegram:1')).toMatchObject({ language: 'pt' });
  });
});

describe('a schedule', () => {
  test.each([
    [
      'en',
      'Briefings come at 08:00 and 18:00 on weekdays, about World.',
      'Next briefing: Tuesday 24 November, 08:00 (UTC), in 13 hours',
      'Briefings come at 07:00 on Mondays and Saturdays.',
    ],
    [
      'de',
      'Briefings kommen um 08:00 und 18:00 montags bis freitags, zum Thema World.',
      'Nächstes Briefing: Dienstag, 24. November, 08:00 (UTC), in 13 Stunden',
      'Briefings kommen um 07:00 montags und samstags.',
    ],
    [
      'fr',
      'Le point arrive à 08:00 et 18:00 en semaine, sur le thème World.',
      'Prochain point : mardi 24 novembre, 08:00 (UTC), dans 13 heures',
      'Le point arrive à 07:00 le lundi et le samedi.',
    ],
    [
      'es',
      'El resumen llega a las 08:00 y 18:00 de lunes a viernes, sobre World.',
      'Próximo resumen: martes, 24 de noviembre, 08:00 (UTC), dentro de 13 horas',
      'El resumen llega a las 07:00 los lunes y los sábados.',
    ],
    [
      'pt',
      'O resumo chega às 08:00 e 18:00 de segunda a sexta, sobre World.',
      'Próximo resumo: terça-feira, 24 de novembro, 08:00 (UTC), em 13 horas',
      'O resumo chega às 07:00 às segundas e aos sábados.',
    ],
  ])('in %s', async (locale, set, next, days) => {
    expect(await sample.say('/schedule 08:00 18:00 weekdays World', { locale })).toBe(`${set}\n${next}\n`);
    expect(await sample.say('/schedule 07:00 mon,sat', { locale })).toMatch(days);
  });
});

describe('a briefing', () => {
  test.each([
    ['en', 'Latest stories: Sport · Monday 23 November', '1 story from 1 article by 1 source · newest'],
    [
      'de',
      'Neueste Meldungen: Sport · Montag, 23. November',
      '1 Meldung aus 1 Artikel von 1 Quelle · neueste',
    ],
    [
      'fr',
      'Dernières nouvelles : Sport · lundi 23 novembre',
      '1 sujet tiré de 1 article, 1 source · le plus récent',
    ],
    [
      'es',
      'Últimas noticias: Sport · lunes, 23 de noviembre',
      '1 noticia de 1 artículo, 1 fuente · la más reciente',
    ],
    [
      'pt',
      'Últimas notícias: Sport · segunda-feira, 23 de novembro',
      '1 notícia de 1 artigo, 1 fonte · a mais recente',
    ],
  ])('in %s', async (locale, heading, counts) => {
    const { reply } = await sample.respond({ type: 'command', name: 'digest', args: 'Sport' }, { locale });
    expect(textOf(reply)).toMatch(new RegExp(`^${heading}\n`, 'u'));
    expect(textOf(reply)).toContain(`\n${counts}`);
    expect(reply.language).toBe(locale);
    expect(await sample.say('/digest', { locale })).toMatch(/\d/u);
  });
});

describe.each(LANGUAGES)('%s', (language) => {
  const who = { locale: language };

  test('/start has its four lines, /help names every command, /settings every setting', async () => {
    const { reply } = await sample.respond({ type: 'command', name: 'start', args: '' }, who);
    expect(reply.blocks.find((block) => block.type === 'list')?.items).toHaveLength(4);
    const help = await sample.say('/help', who);
    for (const { name } of commandSpecs) expect(help).toContain(`/${name}`);
    expect((await sample.say('/settings', who)).trim().split('\n')).toHaveLength(5);
  });

  test('keeps the limits that forms and buttons have', () => {
    const { buttons, settings } = wordingOf(language);
    const { title, ...fields } = settings.form;
    for (const text of [title, ...Object.values(fields), buttons.question, buttons.ask])
      expect(text.length).toBeLessThanOrEqual(45);
    for (const label of Object.values(buttons)) {
      const text = typeof label === 'function' ? '' : label;
      expect(text.length).toBeLessThanOrEqual(40);
    }
  });
});

describe('what is typed in another language', () => {
  test.each([
    ['de', 'Zitate von 1', /^Zitate: Rovers/u],
    ['de', 'was ist neu?', /^Neueres ist nicht gespeichert/u],
    ['de', 'zeig mir die Zeitleiste', /^Zeitleiste: Rovers/u],
    ['de', 'wer bist du?', /^Ich bin Brevier/u],
    ['de', 'hilfe', /^Brevier: kurze Briefings/u],
    ['de', '/hilfe', /^Brevier: kurze Briefings/u],
    ['de', 'mehr zur ersten Meldung', /Frag nach/u],
    ['fr', 'sources ?', /^Sources : Rovers/u],
    ['fr', 'le premier', /Une question/u],
    ['fr', 'merci !', /^Avec plaisir/u],
    ['es', 'citas de 1', /^Citas: Rovers/u],
    ['es', '¿qué hay de nuevo?', /^No hay nada más reciente/u],
    ['pt', 'linha do tempo', /^Linha do tempo: Rovers/u],
    ['pt', 'obrigado', /^De nada/u],
    ['pt', 'What does China say?', /^Os artigos guardados não dizem/u],
  ])('%s: %s', async (locale, typed, holds) => {
    await sample.say('/digest Sport', { locale });
    await sample.say('1', { locale });
    expect(await sample.say(typed, { locale })).toMatch(holds);
  });
});

describe('the command table', () => {
  const commands = commandsOf({ chatFeeds: { allowed: true }, admins: ['telegram:1'] });
  const described = commands.flatMap((spec) => [
    spec,
    ...spec.options,
    ...(spec.subcommands ?? []).flatMap((subcommand) => [subcommand, ...subcommand.options]),
  ]);

  test('is whole in every language, within what platforms take', () => {
    for (const { name, translations } of described)
      for (const language of ['de', 'fr', 'es', 'pt'] as const) {
        const text = translations?.[language];
        expect(text, `${name} ${language}`).toBeDefined();
        expect(text?.description.length).toBeLessThanOrEqual(100);
        if (text?.name !== undefined) expect(text.name).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
      }
  });

  test('names no two commands alike in one language, and every name leads to its command', () => {
    for (const language of ['de', 'fr', 'es', 'pt'] as const) {
      const names = commands.map(({ name, translations }) => translations?.[language]?.name ?? name);
      expect(new Set(names).size).toBe(names.length);
    }
    for (const [alias, name] of Object.entries(commandAliases)) {
      expect(alias).toMatch(/^[a-z]+$/u);
      if (name !== 'start') expect(commands.map((spec) => spec.name)).toContain(name);
    }
  });
});
