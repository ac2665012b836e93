/** Portuguese, as in Brazil. */
import type { ScheduleProblem } from '../../schedule/cadence.ts';
import { cadenceIn, counted, type DayWords } from './format.ts';
import { portuguese as service } from './service/pt.ts';
import type { Wording } from './wording.ts';

const LOCALE = 'pt-BR';
const EXAMPLE = 'por exemplo: /schedule 08:00 weekdays America/Sao_Paulo';
const DAYS: DayWords = {
  everyDay: 'todos os dias',
  weekdays: 'de segunda a sexta',
  weekends: 'nos fins de semana',
  each: ['às segundas', 'às terças', 'às quartas', 'às quintas', 'às sextas', 'aos sábados', 'aos domingos'],
  on: (days) => days,
  dayOfMonth: (day) => (day === 1 ? '1º' : String(day)),
  lastDay: 'último',
  ofMonth: (days) => `no dia ${days} de cada mês`,
  inMonths: (months) => `em ${months}`,
};
const LENGTHS = { short: 'curto', medium: 'médio', long: 'longo' } as const;
const BY_MODEL = { wording: 'Redação', translation: 'Tradução', both: 'Redação e tradução' } as const;

export const portuguese: Wording = {
  language: 'pt',
  locale: LOCALE,
  name: 'Português',
  briefing: {
    night: 'Resumo da madrugada',
    morning: 'Resumo da manhã',
    afternoon: 'Resumo da tarde',
    evening: 'Resumo da noite',
    latest: 'Últimas notícias',
    more: 'Mais notícias',
    about: (name, topic) => `${name}: ${topic}`,
    counts({ stories, articles, sources }) {
      const from = `${counted(LOCALE, stories, { one: 'notícia', other: 'notícias' })} de ${counted(LOCALE, articles, { one: 'artigo', other: 'artigos' })}`;
      return sources > 0 ? `${from}, ${counted(LOCALE, sources, { one: 'fonte', other: 'fontes' })}` : from;
    },
    newest: (time) => `a mais recente: ${time}`,
    none: ({ topic, since }) =>
      `Nenhuma notícia nova${topic === undefined ? '' : ` sobre ${topic}`}${since === undefined ? '' : ` desde ${since}`}.`,
    nothingStored:
      'Nenhuma notícia nova: ainda não há artigos guardados. Para adicionar: brevier import PATH',
    noMore: 'Não há mais notícias novas.',
    noNumber: (count, number) =>
      `O resumo tinha ${counted(LOCALE, count, { one: 'notícia', other: 'notícias' })}; não há número ${number}.`,
    lapsed: 'Não me lembro mais desse resumo. /digest faz um novo.',
  },
  story: {
    update: 'Novidade',
    readOn: 'Leia mais:',
    differ: (figures) => `Os números divergem: ${figures.join(', ')}`,
    askAboutIt: {
      all: 'Alguma pergunta? É só escrever.',
      addressed: 'Alguma pergunta? Responda a esta mensagem ou me mencione.',
      none: 'Alguma pergunta? Use o botão abaixo ou /ask.',
    },
    replyWithQuestion: 'Responda a esta mensagem com a sua pergunta.',
    gone: 'Essa notícia não está mais guardada.',
    which: 'Qual notícia? Escreva o número ou algumas palavras do título.',
    unknown: (name) => `Não conheço nenhuma notícia “${name}”.`,
    summary: (title) => `Em resumo: ${title}`,
    quotes: (title) => `Declarações: ${title}`,
    noQuotes: (title) => `Os artigos guardados não citam ninguém sobre “${title}”.`,
    someQuotes: (shown, all) => `${shown} de ${all} declarações`,
    sources: (title) => `Fontes: ${title}`,
    copyOf: (source) => `texto de ${source}`,
    timeline: (title) => `Linha do tempo: ${title}`,
    background: (title) => `Contexto: ${title}`,
    noBackground: (title) => `Os artigos guardados não dizem o que veio antes de “${title}”.`,
    whatIsNew: (title) => `Novidades: ${title}`,
    nothingNewer: (time) => `Não há nada mais recente guardado. O último registro, de ${time}:`,
    translation: (text) => `Tradução: ${text}`,
    byModel: (what, name) =>
      `${BY_MODEL[what]} de ${name ?? 'um modelo de linguagem'}, ${what === 'both' ? 'conferidas com os artigos' : 'conferida com os artigos'}`,
  },
  answer: {
    notSaid: 'Os artigos guardados não dizem isso.',
    nearest: 'Os artigos guardados não dizem isso. O que chega mais perto:',
    elsewhere: 'Essa notícia não diz isso; outra diz:',
    whatQuestion: 'O que você quer saber? Por exemplo: /ask Quantas pessoas foram resgatadas?',
    shortened: 'Era longo; li os primeiros 1.000 caracteres.',
    forgotten: 'Não me lembro mais do que essa resposta citava. Pergunte de novo e eu procuro.',
    passageGone: (text) => `O artigo mudou ou não está mais guardado. Ele dizia: “${text}”`,
    ownWords: (source) =>
      `Ninguém é citado ali; ${source === undefined ? 'o artigo conta' : `${source} conta`} assim:`,
    searched: (words) => `Artigos sobre “${words}”`,
    whichWords: 'Quais palavras? Por exemplo: /search nível represa',
    nothingFound: (words) => `Nenhum artigo guardado contém “${words}”.`,
  },
  schedule: {
    none: 'Nenhum resumo está agendado. Para agendar: /schedule 08:00 weekdays America/Sao_Paulo',
    set: (cadence, topic) => `O resumo chega ${cadence}${topic === undefined ? '' : `, sobre ${topic}`}.`,
    cadence: (cadence) => `às ${cadenceIn(LOCALE, DAYS, cadence)}`,
    next: ({ date, time, zone, fromNow }) => `Próximo resumo: ${date}, ${time} (${zone}), ${fromNow}`,
    lessThanAMinute: 'em menos de um minuto',
    off: 'Não haverá mais resumos agendados.',
    wasOff: 'Nenhum resumo estava agendado.',
    problem,
  },
  topics: {
    all: 'Nenhum tema é seguido nem silenciado: o resumo inclui tudo.',
    followed: (topics) => `Seguidos, e primeiro no resumo: ${topics}`,
    muted: (topics) => `Silenciados, e fora do resumo: ${topics}`,
    offered: (topics) => `Temas dos artigos guardados: ${topics}`,
    which: (verb) => `Qual tema? Por exemplo: /topics ${verb} Sport`,
    unknownVerb: (verb) =>
      `Não conheço “/topics ${verb}”; use /topics follow X, /topics mute X ou /topics clear.`,
    tooMany: (most) => `No máximo ${most} temas; /topics clear X abre espaço.`,
    nowMuted: (topic) => `${topic} foi silenciado e fica fora do resumo.`,
    unmuted: (topic) => `${topic} voltou ao resumo.`,
    noSection: 'Os artigos não indicam nenhum tema. /topics mute X silencia um pelo nome.',
  },
  settings: {
    onlyAdmins: 'Só os administradores podem mudar isso.',
    zone: (zone) => `Fuso horário: ${zone}`,
    stories: (count) => `Notícias por resumo: ${count}`,
    length: (length) => `Tamanho: ${LENGTHS[length]}`,
    language: (name) => `Idioma: ${name ?? 'o de cada pessoa'}`,
    howToChange:
      'Para mudar: /settings zone America/Sao_Paulo, /settings stories 5, /settings length short, /settings language pt',
    lengths: LENGTHS,
    unknownZone: (typed) => `Não conheço o fuso “${typed}”; use um nome como America/Sao_Paulo.`,
    severalZones: (place, zones) => `“${place}” tem vários fusos horários. Qual deles? ${zones}`,
    wrongStories: (typed) => `“${typed}” não é um número de notícias; use de 1 a 20.`,
    wrongLength: (typed) => `“${typed}” não é um tamanho; use short, medium ou long.`,
    wrongLanguage: (typed) => `Não falo “${typed}”; use en, de, fr, es, pt ou auto.`,
    unknownSetting: (name) => `Não conheço a configuração “${name}”; há zone, stories, length e language.`,
    form: {
      title: 'Configurações',
      zone: 'Fuso horário, como America/Sao_Paulo',
      stories: 'Notícias por resumo, de 1 a 20',
      length: 'Tamanho: short, medium ou long',
      language: 'Idioma: en, de, fr, es ou pt',
    },
  },
  welcome: {
    lines: (zone, another) => [
      'Faço resumos curtos de artigos guardados: o essencial, declarações ao pé da letra e onde ler mais.',
      '/digest mostra o resumo do momento. Escolha o número de uma notícia para lê-la inteira; depois, responda com a sua pergunta.',
      'Só digo o que os artigos dizem, com a fonte, e aviso quando eles não dizem.',
      `Os horários são de ${zone}; /settings zone ${another} muda isso. /help mostra o resto.`,
    ],
    pickTopics: 'Escolha abaixo o que vem primeiro e quando o resumo chega; ou use /topics e /schedule.',
    helpHeading: 'Brevier: resumos curtos de artigos guardados',
    followUps:
      'Para perguntar não é preciso comando: responda a um resumo ou a uma resposta, me mencione ou me escreva no privado. ' +
      'Com o número você lê a notícia inteira; “[2] Quantos?” pergunta sobre a notícia 2. ' +
      '“Citações”, “cronologia”, “fontes”, “contexto”, “resumo” e “novidades” contam mais da última notícia; “citações de 2”, de outra.',
    promise:
      'Cada linha vem dos artigos guardados, e cada citação está ao pé da letra. O que eles não dizem, eu também não digo.',
    byModel:
      'Onde se diz que a redação é de um modelo de linguagem, cada linha foi conferida com esses artigos; as citações nunca são dele.',
  },
  talk: {
    whoAmI:
      'Sou o Brevier, um bot. Faço resumos de artigos guardados e respondo a perguntas com as palavras deles; não tenho opinião e não invento nada. /help mostra o que sei fazer.',
    hello: 'Olá! /digest mostra o resumo do momento; ou me pergunte algo sobre as notícias.',
    thanks: 'De nada.',
    insult: 'Pena que não pude ajudar. /help mostra o que sei fazer.',
    noWords: 'Só leio texto. Pergunte algo sobre as notícias ou veja /help.',
    unknownCommand: (name) => `Não conheço o comando “/${name}”. /help mostra o que sei fazer.`,
    oldButton: 'Esse botão é de uma versão anterior. /help mostra o que sei fazer.',
    failed: 'Algo deu errado. Ficou registrado e nada se perdeu; tente de novo, por favor.',
    tooFast: 'Foi muita coisa de uma vez. Respondo às primeiras; mande as outras daqui a pouco.',
  },
  service,
  buttons: {
    more: 'Mais',
    settings: 'Configurações',
    ask: 'Perguntar',
    question: 'O que você quer saber?',
    whatIsNew: 'Novidades',
    sources: 'Fontes',
    timeline: 'Linha do tempo',
    original: 'Original',
    inContext: 'Ver no artigo',
    source: (number) => `Fonte ${number}`,
    mute: (topic) => `Silenciar ${topic}`,
    undo: 'Desfazer',
    change: 'Mudar',
    fewer: 'Menos notícias',
    moreStories: 'Mais notícias',
    everyDay: 'Todos os dias às 08:00',
    weekdays: 'De segunda a sexta às 08:00',
    previous: 'Anterior',
    next: 'Próxima',
  },
};

function problem(problem: ScheduleProblem): string {
  switch (problem.type) {
    case 'never':
      return `Esse dia não existe; ${EXAMPLE}`;
    case 'hours-missing':
      return 'A cada quantas horas? De 1 a 24, por exemplo: /schedule every 3 hours 08:00-20:00';
    case 'no-hours-of-day':
      return `“${problem.word}” não são horas de um dia; use 07:00-22:00; ${EXAMPLE}`;
    case 'cron-fields':
      return 'Uma expressão cron tem cinco campos: minuto, hora, dia, mês e dia da semana; por exemplo: /schedule cron 0 8 * * 1-5';
    case 'cron-field':
      return `“${problem.word}” não é um campo de uma expressão cron; por exemplo: /schedule cron 0 8 * * 1-5`;
    case 'cron-days':
      return `Dias do mês ou dias da semana, não ambos; ${EXAMPLE}`;
    case 'no-time-of-day':
      return `“${problem.word}” não é um horário; use de 00:00 a 23:59; ${EXAMPLE}`;
    case 'time-missing':
      return `A que horas? ${EXAMPLE}`;
    case 'too-many-times':
      return `No máximo ${problem.most} horários por dia; ${EXAMPLE}`;
    case 'unknown-zone':
      return `Não conheço o fuso “${problem.word}”; use um nome como America/Sao_Paulo; ${EXAMPLE}`;
  }
}
