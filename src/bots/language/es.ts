/** Spanish. */
import type { ScheduleProblem } from '../../schedule/cadence.ts';
import { cadenceIn, counted, type DayWords } from './format.ts';
import { spanish as service } from './service/es.ts';
import type { Wording } from './wording.ts';

const LOCALE = 'es';
const EXAMPLE = 'por ejemplo: /schedule 08:00 weekdays Europe/Madrid';
const DAYS: DayWords = {
  everyDay: 'todos los días',
  weekdays: 'de lunes a viernes',
  weekends: 'los fines de semana',
  each: [
    'los lunes',
    'los martes',
    'los miércoles',
    'los jueves',
    'los viernes',
    'los sábados',
    'los domingos',
  ],
  on: (days) => days,
  dayOfMonth: (day) => String(day),
  lastDay: 'último día',
  ofMonth: (days) => `el ${days} de cada mes`,
  inMonths: (months) => `en ${months}`,
};
const LENGTHS = { short: 'corto', medium: 'medio', long: 'largo' } as const;
const BY_MODEL = { wording: 'Redacción', translation: 'Traducción', both: 'Redacción y traducción' } as const;

export const spanish: Wording = {
  language: 'es',
  locale: LOCALE,
  name: 'Español',
  briefing: {
    night: 'Resumen de la madrugada',
    morning: 'Resumen de la mañana',
    afternoon: 'Resumen de la tarde',
    evening: 'Resumen de la noche',
    latest: 'Últimas noticias',
    more: 'Más noticias',
    about: (name, topic) => `${name}: ${topic}`,
    counts({ stories, articles, sources }) {
      const from = `${counted(LOCALE, stories, { one: 'noticia', other: 'noticias' })} de ${counted(LOCALE, articles, { one: 'artículo', other: 'artículos' })}`;
      return sources > 0 ? `${from}, ${counted(LOCALE, sources, { one: 'fuente', other: 'fuentes' })}` : from;
    },
    newest: (time) => `la más reciente: ${time}`,
    none: ({ topic, since }) =>
      `No hay noticias nuevas${topic === undefined ? '' : ` sobre ${topic}`}${since === undefined ? '' : ` desde el ${since}`}.`,
    nothingStored:
      'No hay noticias nuevas: todavía no hay artículos guardados. Para añadirlos: brevier import PATH',
    noMore: 'No hay más noticias nuevas.',
    noNumber: (count, number) =>
      `El resumen tenía ${counted(LOCALE, count, { one: 'noticia', other: 'noticias' })}; no hay número ${number}.`,
    lapsed: 'Ya no recuerdo ese resumen. /digest prepara uno nuevo.',
  },
  story: {
    update: 'Novedad',
    readOn: 'Para leer más:',
    differ: (figures) => `Los datos difieren: ${figures.join(', ')}`,
    askAboutIt: {
      all: '¿Alguna pregunta? Escríbela aquí.',
      addressed: '¿Alguna pregunta? Responde a este mensaje o mencióname.',
      none: '¿Alguna pregunta? Usa el botón de abajo o /ask.',
    },
    replyWithQuestion: 'Responde a este mensaje con tu pregunta.',
    gone: 'Esa noticia ya no está guardada.',
    which: '¿Qué noticia? Escribe su número o algunas palabras del titular.',
    unknown: (name) => `No conozco ninguna noticia «${name}».`,
    summary: (title) => `En breve: ${title}`,
    quotes: (title) => `Citas: ${title}`,
    noQuotes: (title) => `Los artículos guardados no citan a nadie sobre «${title}».`,
    someQuotes: (shown, all) => `${shown} de ${all} citas`,
    sources: (title) => `Fuentes: ${title}`,
    copyOf: (source) => `texto de ${source}`,
    timeline: (title) => `Cronología: ${title}`,
    background: (title) => `Contexto: ${title}`,
    noBackground: (title) => `Los artículos guardados no dicen qué pasó antes de «${title}».`,
    whatIsNew: (title) => `Novedades: ${title}`,
    nothingNewer: (time) => `No hay nada más reciente guardado. Lo último, de ${time}:`,
    translation: (text) => `Traducción: ${text}`,
    byModel: (what, name) =>
      `${BY_MODEL[what]} de ${name ?? 'un modelo de lenguaje'}, ${what === 'both' ? 'comprobadas con los artículos' : 'comprobada con los artículos'}`,
  },
  answer: {
    notSaid: 'Los artículos guardados no lo dicen.',
    nearest: 'Los artículos guardados no lo dicen. Lo más cercano:',
    elsewhere: 'Esa noticia no lo dice; otra sí:',
    whatQuestion: '¿Qué quieres saber? Por ejemplo: /ask ¿Cuántas personas fueron rescatadas?',
    shortened: 'Era largo; he leído los primeros 1000 caracteres.',
    forgotten: 'Ya no recuerdo qué citaba esa respuesta. Vuelve a preguntar y lo busco.',
    passageGone: (text) => `El artículo ha cambiado o ya no está guardado. Decía: «${text}»`,
    ownWords: (source) =>
      `Ahí no se cita a nadie; ${source === undefined ? 'el artículo lo cuenta' : `${source} lo cuenta`} así:`,
    searched: (words) => `Artículos sobre «${words}»`,
    whichWords: '¿Qué palabras? Por ejemplo: /search nivel embalse',
    nothingFound: (words) => `Ningún artículo guardado contiene «${words}».`,
  },
  schedule: {
    none: 'No hay ningún resumen programado. Para programar uno: /schedule 08:00 weekdays Europe/Madrid',
    set: (cadence, topic) => `El resumen llega ${cadence}${topic === undefined ? '' : `, sobre ${topic}`}.`,
    cadence: (cadence) => `a las ${cadenceIn(LOCALE, DAYS, cadence)}`,
    next: ({ date, time, zone, fromNow }) => `Próximo resumen: ${date}, ${time} (${zone}), ${fromNow}`,
    lessThanAMinute: 'dentro de menos de un minuto',
    off: 'Ya no llegarán más resúmenes.',
    wasOff: 'No había ningún resumen programado.',
    problem,
  },
  topics: {
    all: 'No sigues ni silencias ningún tema: el resumen lo incluye todo.',
    followed: (topics) => `Seguidos, y primero en el resumen: ${topics}`,
    muted: (topics) => `Silenciados, y fuera del resumen: ${topics}`,
    offered: (topics) => `Temas de los artículos guardados: ${topics}`,
    which: (verb) => `¿Qué tema? Por ejemplo: /topics ${verb} Sport`,
    unknownVerb: (verb) =>
      `No conozco «/topics ${verb}»; usa /topics follow X, /topics mute X o /topics clear.`,
    tooMany: (most) => `Como mucho ${most} temas; /topics clear X hace sitio.`,
    nowMuted: (topic) => `${topic} queda silenciado y fuera del resumen.`,
    unmuted: (topic) => `${topic} vuelve al resumen.`,
    noSection: 'Sus artículos no nombran ningún tema. /topics mute X silencia uno por su nombre.',
  },
  settings: {
    onlyAdmins: 'Solo los administradores pueden cambiar esto.',
    zone: (zone) => `Zona horaria: ${zone}`,
    stories: (count) => `Noticias por resumen: ${count}`,
    length: (length) => `Longitud: ${LENGTHS[length]}`,
    language: (name) => `Idioma: ${name ?? 'el de cada uno'}`,
    howToChange:
      'Para cambiarlos: /settings zone Europe/Madrid, /settings stories 5, /settings length short, /settings language es',
    lengths: LENGTHS,
    unknownZone: (typed) => `No conozco la zona horaria «${typed}»; usa un nombre como Europe/Madrid.`,
    severalZones: (place, zones) => `«${place}» tiene varias zonas horarias. ¿Cuál? ${zones}`,
    wrongStories: (typed) => `«${typed}» no es un número de noticias; usa de 1 a 20.`,
    wrongLength: (typed) => `«${typed}» no es una longitud; usa short, medium o long.`,
    wrongLanguage: (typed) => `No hablo «${typed}»; usa en, de, fr, es, pt o auto.`,
    unknownSetting: (name) => `No conozco el ajuste «${name}»; hay zone, stories, length y language.`,
    form: {
      title: 'Ajustes',
      zone: 'Zona horaria, como Europe/Madrid',
      stories: 'Noticias por resumen, de 1 a 20',
      length: 'Longitud: short, medium o long',
      language: 'Idioma: en, de, fr, es o pt',
    },
  },
  welcome: {
    lines: (zone, another) => [
      'Hago resúmenes breves de artículos guardados: lo esencial, citas al pie de la letra y dónde seguir leyendo.',
      '/digest muestra el resumen del momento. Elige el número de una noticia para leerla entera; después, responde con tu pregunta.',
      'Solo digo lo que dicen los artículos, con su fuente, y te aviso cuando no lo dicen.',
      `Las horas son las de ${zone}; /settings zone ${another} lo cambia. /help muestra el resto.`,
    ],
    pickTopics: 'Elige abajo qué va primero y cuándo llega el resumen; o usa /topics y /schedule.',
    helpHeading: 'Brevier: resúmenes breves de artículos guardados',
    followUps:
      'Para preguntar no hace falta ningún comando: responde a un resumen o a una respuesta, mencióname o escríbeme en privado. ' +
      'Con su número lees una noticia entera; «[2] ¿Cuántos?» pregunta por la noticia 2. ' +
      '«Citas», «cronología», «fuentes», «contexto», «resumen» y «novedades» cuentan más de la última noticia; «citas de 2», de otra.',
    promise:
      'Cada línea sale de los artículos guardados y cada cita está al pie de la letra. Lo que ellos no dicen, yo tampoco.',
    byModel:
      'Donde se dice que la redacción es de un modelo de lenguaje, cada línea se ha comprobado con esos artículos; las citas nunca son suyas.',
  },
  talk: {
    whoAmI:
      'Soy Brevier, un bot. Preparo resúmenes de artículos guardados y respondo preguntas con sus propias palabras; no tengo opiniones ni invento nada. /help muestra lo que sé hacer.',
    hello: '¡Hola! /digest muestra el resumen del momento; o pregúntame algo sobre las noticias.',
    thanks: 'De nada.',
    insult: 'Siento no haberte ayudado. /help muestra lo que sé hacer.',
    noWords: 'Solo leo texto. Pregúntame algo sobre las noticias o mira /help.',
    unknownCommand: (name) => `No conozco el comando «/${name}». /help muestra lo que sé hacer.`,
    oldButton: 'Ese botón es de una versión anterior. /help muestra lo que sé hacer.',
    failed: 'Algo ha salido mal. Ha quedado anotado y no se ha perdido nada; inténtalo de nuevo.',
    tooFast: 'Son muchas a la vez. Respondo a las primeras; manda las demás dentro de un momento.',
  },
  service,
  buttons: {
    more: 'Más',
    settings: 'Ajustes',
    ask: 'Preguntar',
    question: '¿Qué quieres saber?',
    whatIsNew: 'Novedades',
    sources: 'Fuentes',
    timeline: 'Cronología',
    original: 'Original',
    inContext: 'Ver en el artículo',
    source: (number) => `Fuente ${number}`,
    mute: (topic) => `Silenciar ${topic}`,
    undo: 'Deshacer',
    change: 'Cambiar',
    fewer: 'Menos noticias',
    moreStories: 'Más noticias',
    everyDay: 'Todos los días a las 08:00',
    weekdays: 'De lunes a viernes a las 08:00',
    previous: 'Anterior',
    next: 'Siguiente',
  },
};

function problem(problem: ScheduleProblem): string {
  switch (problem.type) {
    case 'never':
      return `Ese día no existe; ${EXAMPLE}`;
    case 'hours-missing':
      return '¿Cada cuántas horas? De 1 a 24, por ejemplo: /schedule every 3 hours 08:00-20:00';
    case 'no-hours-of-day':
      return `«${problem.word}» no son horas de un día; usa 07:00-22:00; ${EXAMPLE}`;
    case 'cron-fields':
      return 'Una expresión cron tiene cinco campos: minuto, hora, día, mes y día de la semana; por ejemplo: /schedule cron 0 8 * * 1-5';
    case 'cron-field':
      return `«${problem.word}» no es un campo de una expresión cron; por ejemplo: /schedule cron 0 8 * * 1-5`;
    case 'cron-days':
      return `Días del mes o de la semana, no ambos; ${EXAMPLE}`;
    case 'no-time-of-day':
      return `«${problem.word}» no es una hora; usa de 00:00 a 23:59; ${EXAMPLE}`;
    case 'time-missing':
      return `¿A qué hora? ${EXAMPLE}`;
    case 'too-many-times':
      return `Como mucho ${problem.most} horas al día; ${EXAMPLE}`;
    case 'unknown-zone':
      return `No conozco la zona horaria «${problem.word}»; usa un nombre como Europe/Madrid; ${EXAMPLE}`;
  }
}
