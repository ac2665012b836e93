/** German. */
import type { ScheduleProblem } from '../../schedule/cadence.ts';
import { cadenceIn, counted, type DayWords } from './format.ts';
import { german as service } from './service/de.ts';
import type { Wording } from './wording.ts';

const LOCALE = 'de';
const EXAMPLE = 'zum Beispiel: /schedule 08:00 weekdays Europe/Berlin';
const DAYS: DayWords = {
  everyDay: 'täglich',
  weekdays: 'montags bis freitags',
  weekends: 'am Wochenende',
  each: ['montags', 'dienstags', 'mittwochs', 'donnerstags', 'freitags', 'samstags', 'sonntags'],
  on: (days) => days,
  dayOfMonth: (day) => `${day}.`,
  lastDay: 'letzten Tag',
  ofMonth: (days) => `am ${days} des Monats`,
  inMonths: (months) => `im ${months}`,
};
const LENGTHS = { short: 'kurz', medium: 'mittel', long: 'lang' } as const;
const BY_MODEL = {
  wording: 'Wortlaut',
  translation: 'Übersetzung',
  both: 'Wortlaut und Übersetzung',
} as const;

export const german: Wording = {
  language: 'de',
  locale: LOCALE,
  name: 'Deutsch',
  briefing: {
    night: 'Nachtbriefing',
    morning: 'Morgenbriefing',
    afternoon: 'Nachmittagsbriefing',
    evening: 'Abendbriefing',
    latest: 'Neueste Meldungen',
    more: 'Weitere Meldungen',
    about: (name, topic) => `${name}: ${topic}`,
    counts({ stories, articles, sources }) {
      const from = `${counted(LOCALE, stories, { one: 'Meldung', other: 'Meldungen' })} aus ${counted(LOCALE, articles, { one: 'Artikel', other: 'Artikeln' })}`;
      return sources > 0
        ? `${from} von ${counted(LOCALE, sources, { one: 'Quelle', other: 'Quellen' })}`
        : from;
    },
    newest: (time) => `neueste ${time}`,
    none: ({ topic, since }) =>
      `Keine neuen Meldungen${topic === undefined ? '' : ` zu ${topic}`}${since === undefined ? '' : ` seit ${since}`}.`,
    nothingStored:
      'Keine neuen Meldungen: Es sind noch keine Artikel gespeichert. Hinzufügen lassen sie sich mit: brevier import PATH',
    noMore: 'Mehr neue Meldungen gibt es nicht.',
    noNumber: (count, number) =>
      `Das Briefing hatte ${counted(LOCALE, count, { one: 'Meldung', other: 'Meldungen' })}; eine Nummer ${number} gibt es nicht.`,
    lapsed: 'An dieses Briefing erinnere ich mich nicht mehr. /digest macht ein neues.',
  },
  story: {
    update: 'Update',
    readOn: 'Weiterlesen:',
    differ: (figures) => `Die Angaben gehen auseinander: ${figures.join(', ')}`,
    askAboutIt: {
      all: 'Frag nach: Schreib einfach deine Frage.',
      addressed: 'Frag nach: Antworte hierauf oder erwähne mich mit deiner Frage.',
      none: 'Frag nach: mit dem Button unten oder mit /ask.',
    },
    replyWithQuestion: 'Antworte hierauf mit deiner Frage.',
    gone: 'Diese Meldung ist nicht mehr gespeichert.',
    which: 'Welche Meldung? Schreib ihre Nummer oder ein paar Worte aus der Überschrift.',
    unknown: (name) => `Ich kenne keine Meldung „${name}“.`,
    summary: (title) => `Kurz gefasst: ${title}`,
    quotes: (title) => `Zitate: ${title}`,
    noQuotes: (title) => `Zu „${title}“ zitieren die gespeicherten Artikel niemanden.`,
    someQuotes: (shown, all) => `${shown} von ${all} Zitaten`,
    sources: (title) => `Quellen: ${title}`,
    copyOf: (source) => `Text von ${source}`,
    timeline: (title) => `Zeitleiste: ${title}`,
    background: (title) => `Hintergrund: ${title}`,
    noBackground: (title) => `Was vor „${title}“ war, steht nicht in den gespeicherten Artikeln.`,
    whatIsNew: (title) => `Neu: ${title}`,
    nothingNewer: (time) => `Neueres ist nicht gespeichert. Der letzte Stand, von ${time}:`,
    translation: (text) => `Übersetzung: ${text}`,
    byModel: (what, name) => `${BY_MODEL[what]} von ${name ?? 'einem Sprachmodell'}, an den Artikeln geprüft`,
  },
  answer: {
    notSaid: 'Das steht nicht in den gespeicherten Artikeln.',
    nearest: 'Das steht nicht in den gespeicherten Artikeln. Am nächsten kommt dem:',
    elsewhere: 'In dieser Meldung steht es nicht, aber in einer anderen:',
    whatQuestion: 'Was möchtest du wissen? Zum Beispiel: /ask Wie viele Menschen wurden gerettet?',
    shortened: 'Das war lang; ich habe die ersten 1.000 Zeichen gelesen.',
    forgotten: 'Ich weiß nicht mehr, worauf sich diese Antwort stützt. Frag noch einmal, dann sehe ich nach.',
    passageGone: (text) =>
      `Der Artikel wurde geändert oder ist nicht mehr gespeichert. Dort stand: „${text}“`,
    ownWords: (source) => `Zitiert wird dort niemand; so steht es bei ${source ?? 'der Quelle'}:`,
    searched: (words) => `Artikel zu „${words}“`,
    whichWords: 'Welche Wörter? Zum Beispiel: /search Pegel Stausee',
    nothingFound: (words) => `Kein gespeicherter Artikel enthält „${words}“.`,
  },
  schedule: {
    none: 'Es ist kein Briefing geplant. So planst du eins: /schedule 08:00 weekdays Europe/Berlin',
    set: (cadence, topic) =>
      `Briefings kommen ${cadence}${topic === undefined ? '' : `, zum Thema ${topic}`}.`,
    cadence: (cadence) => `um ${cadenceIn(LOCALE, DAYS, cadence)}`,
    next: ({ date, time, zone, fromNow }) => `Nächstes Briefing: ${date}, ${time} (${zone}), ${fromNow}`,
    lessThanAMinute: 'in weniger als einer Minute',
    off: 'Es kommen keine Briefings mehr.',
    wasOff: 'Es war kein Briefing geplant.',
    problem,
  },
  topics: {
    all: 'Du folgst keinem Thema und hast keins stummgeschaltet: Briefings enthalten alles.',
    followed: (topics) => `Kommt in Briefings zuerst: ${topics}`,
    muted: (topics) => `Bleibt aus Briefings heraus: ${topics}`,
    offered: (topics) => `Themen der gespeicherten Artikel: ${topics}`,
    which: (verb) => `Welches Thema? Zum Beispiel: /topics ${verb} Sport`,
    unknownVerb: (verb) =>
      `„/topics ${verb}“ kenne ich nicht; es gibt /topics follow X, /topics mute X und /topics clear.`,
    tooMany: (most) => `Höchstens ${most} Themen; /topics clear X schafft Platz.`,
    nowMuted: (topic) => `${topic} ist stummgeschaltet und bleibt ab jetzt aus Briefings heraus.`,
    unmuted: (topic) => `${topic} ist wieder in den Briefings.`,
    noSection: 'Diese Artikel nennen kein Thema. Mit /topics mute X schaltest du eins per Namen stumm.',
  },
  settings: {
    onlyAdmins: 'Das können nur Admins ändern.',
    zone: (zone) => `Zeitzone: ${zone}`,
    stories: (count) => `Meldungen je Briefing: ${count}`,
    length: (length) => `Länge: ${LENGTHS[length]}`,
    language: (name) => `Sprache: ${name ?? 'die jeweils eigene'}`,
    howToChange:
      'So änderst du sie: /settings zone Europe/Berlin, /settings stories 5, /settings length short, /settings language de',
    lengths: LENGTHS,
    unknownZone: (typed) => `Eine Zeitzone „${typed}“ kenne ich nicht; nimm einen Namen wie Europe/Berlin.`,
    severalZones: (place, zones) => `In „${place}“ gelten mehrere Zeitzonen. Welche? ${zones}`,
    wrongStories: (typed) => `„${typed}“ geht nicht; nimm eine Zahl von 1 bis 20.`,
    wrongLength: (typed) => `„${typed}“ ist keine Länge; nimm short, medium oder long.`,
    wrongLanguage: (typed) => `„${typed}“ spreche ich nicht; nimm en, de, fr, es, pt oder auto.`,
    unknownSetting: (name) =>
      `Eine Einstellung „${name}“ kenne ich nicht; es gibt zone, stories, length und language.`,
    form: {
      title: 'Einstellungen',
      zone: 'Zeitzone, etwa Europe/Berlin',
      stories: 'Meldungen je Briefing, 1 bis 20',
      length: 'Länge: short, medium oder long',
      language: 'Sprache: en, de, fr, es oder pt',
    },
  },
  welcome: {
    lines: (zone, another) => [
      'Ich mache aus gespeicherten Artikeln kurze Briefings: das Wichtigste, Zitate im Wortlaut und wo du weiterlesen kannst.',
      '/digest zeigt das aktuelle Briefing. Wähl die Nummer einer Meldung, um sie ganz zu lesen; dann antworte mit deiner Frage.',
      'Ich sage nur, was in den Artikeln steht, mit Quelle. Steht etwas dort nicht, sage ich auch das.',
      `Die Uhrzeiten gelten für ${zone}; /settings zone ${another} ändert das. /help zeigt den Rest.`,
    ],
    pickTopics:
      'Wähl unten, welche Themen zuerst kommen und wann das Briefing kommt, oder nimm /topics und /schedule.',
    helpHeading: 'Brevier: kurze Briefings aus gespeicherten Artikeln',
    followUps:
      'Nachfragen brauchen keinen Befehl: Antworte auf ein Briefing oder eine Antwort, erwähne mich, oder schreib mir einfach privat. ' +
      'Mit ihrer Nummer liest du eine Meldung ganz; „[2] Wie viele?“ fragt nach Meldung 2. ' +
      '„Zitate“, „Zeitleiste“, „Quellen“, „Hintergrund“, „Zusammenfassung“ und „Was ist neu?“ erzählen mehr von der letzten Meldung, „Zitate von 2“ von einer anderen.',
    promise:
      'Jede Zeile stammt aus den gespeicherten Artikeln, jedes Zitat steht dort wörtlich. Was sie nicht sagen, sage ich auch nicht.',
    byModel:
      'Wo ein Sprachmodell als Urheber des Wortlauts genannt ist, wurde jede Zeile an diesen Artikeln geprüft; Zitate sind nie von ihm.',
  },
  talk: {
    whoAmI:
      'Ich bin Brevier, ein Bot. Ich stelle aus gespeicherten Artikeln Briefings zusammen und beantworte Fragen in deren Worten; ich habe keine Meinung und erfinde nichts. /help zeigt, was ich kann.',
    hello: 'Hallo! /digest zeigt das aktuelle Briefing; oder frag mich etwas zu den Nachrichten.',
    thanks: 'Gern geschehen.',
    insult: 'Schade, dass ich dir nicht helfen konnte. /help zeigt, was ich kann.',
    noWords: 'Ich lese nur Wörter. Frag mich etwas zu den Nachrichten, oder sieh unter /help nach.',
    unknownCommand: (name) => `Den Befehl „/${name}“ kenne ich nicht. /help zeigt, was ich kann.`,
    oldButton: 'Dieser Button stammt aus einer älteren Version von mir. /help zeigt, was ich kann.',
    failed:
      'Hier ist etwas schiefgegangen. Der Fehler ist notiert, und nichts ist verloren; versuch es bitte noch einmal.',
    tooFast:
      'Das war viel auf einmal. Ich beantworte die ersten davon; schick die anderen bitte gleich noch einmal.',
  },
  service,
  buttons: {
    more: 'Mehr',
    settings: 'Einstellungen',
    ask: 'Fragen',
    question: 'Was möchtest du wissen?',
    whatIsNew: 'Was ist neu?',
    sources: 'Quellen',
    timeline: 'Zeitleiste',
    original: 'Original',
    inContext: 'Im Zusammenhang',
    source: (number) => `Quelle ${number}`,
    mute: (topic) => `${topic} stummschalten`,
    undo: 'Rückgängig',
    change: 'Ändern',
    fewer: 'Weniger Meldungen',
    moreStories: 'Mehr Meldungen',
    everyDay: 'Täglich um 08:00',
    weekdays: 'Mo–Fr um 08:00',
    previous: 'Zurück',
    next: 'Weiter',
  },
};

function problem(problem: ScheduleProblem): string {
  switch (problem.type) {
    case 'never':
      return `Diesen Tag gibt es nie; ${EXAMPLE}`;
    case 'hours-missing':
      return 'Im Abstand von wie vielen Stunden? Von 1 bis 24, zum Beispiel: /schedule every 3 hours 08:00-20:00';
    case 'no-hours-of-day':
      return `„${problem.word}“ sind keine Stunden eines Tages; möglich ist 07:00-22:00; ${EXAMPLE}`;
    case 'cron-fields':
      return 'Ein Cron-Ausdruck hat fünf Felder: Minute, Stunde, Tag, Monat, Wochentag; zum Beispiel: /schedule cron 0 8 * * 1-5';
    case 'cron-field':
      return `„${problem.word}“ ist in einem Cron-Ausdruck nicht möglich; zum Beispiel: /schedule cron 0 8 * * 1-5`;
    case 'cron-days':
      return `Tage des Monats oder Wochentage, nicht beides; ${EXAMPLE}`;
    case 'no-time-of-day':
      return `„${problem.word}“ ist keine Uhrzeit; möglich ist 00:00 bis 23:59; ${EXAMPLE}`;
    case 'time-missing':
      return `Um wie viel Uhr? ${EXAMPLE}`;
    case 'too-many-times':
      return `Höchstens ${problem.most} Uhrzeiten am Tag; ${EXAMPLE}`;
    case 'unknown-zone':
      return `Eine Zeitzone „${problem.word}“ kenne ich nicht; nimm einen Namen wie Europe/Berlin; ${EXAMPLE}`;
  }
}
