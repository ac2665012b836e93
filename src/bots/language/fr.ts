/** French. */
import type { ScheduleProblem } from '../../schedule/cadence.ts';
import { cadenceIn, counted, type DayWords } from './format.ts';
import { french as service } from './service/fr.ts';
import type { Wording } from './wording.ts';

const LOCALE = 'fr';
const EXAMPLE = 'par exemple : /schedule 08:00 weekdays Europe/Paris';
const DAYS: DayWords = {
  everyDay: 'tous les jours',
  weekdays: 'en semaine',
  weekends: 'le week-end',
  each: ['le lundi', 'le mardi', 'le mercredi', 'le jeudi', 'le vendredi', 'le samedi', 'le dimanche'],
  on: (days) => days,
  dayOfMonth: (day) => (day === 1 ? '1er' : String(day)),
  lastDay: 'dernier jour',
  ofMonth: (days) => `le ${days} du mois`,
  inMonths: (months) => `en ${months}`,
};
const LENGTHS = { short: 'court', medium: 'moyen', long: 'long' } as const;
const BY_MODEL = {
  wording: 'Formulation',
  translation: 'Traduction',
  both: 'Formulation et traduction',
} as const;

export const french: Wording = {
  language: 'fr',
  locale: LOCALE,
  name: 'Français',
  briefing: {
    night: 'Le point de la nuit',
    morning: 'Le point du matin',
    afternoon: 'Le point de l’après-midi',
    evening: 'Le point du soir',
    latest: 'Dernières nouvelles',
    more: 'Autres sujets',
    about: (name, topic) => `${name} : ${topic}`,
    counts({ stories, articles, sources }) {
      const from = `${counted(LOCALE, stories, { one: 'sujet', other: 'sujets' })} tirés de ${counted(LOCALE, articles, { one: 'article', other: 'articles' })}`;
      const agreed = stories < 2 ? from.replace('tirés', 'tiré') : from;
      return sources > 0
        ? `${agreed}, ${counted(LOCALE, sources, { one: 'source', other: 'sources' })}`
        : agreed;
    },
    newest: (time) => `le plus récent : ${time}`,
    none: ({ topic, since }) =>
      `Rien de nouveau${topic === undefined ? '' : ` sur ${topic}`}${since === undefined ? '' : ` depuis le ${since}`}.`,
    nothingStored:
      'Rien de nouveau : aucun article n’est encore enregistré. Pour en ajouter : brevier import PATH',
    noMore: 'Rien de nouveau en dehors de ces sujets.',
    noNumber: (count, number) =>
      `Le point comptait ${counted(LOCALE, count, { one: 'sujet', other: 'sujets' })} ; il n’y a pas de numéro ${number}.`,
    lapsed: 'Je ne me souviens plus de ce point. /digest en prépare un nouveau.',
  },
  story: {
    update: 'Du nouveau',
    readOn: 'À lire aussi :',
    differ: (figures) => `Les chiffres diffèrent : ${figures.join(', ')}`,
    askAboutIt: {
      all: 'Une question ? Écris-la simplement.',
      addressed: 'Une question ? Réponds à ce message, ou mentionne-moi.',
      none: 'Une question ? Utilise le bouton ci-dessous, ou /ask.',
    },
    replyWithQuestion: 'Réponds à ce message avec ta question.',
    gone: 'Ce sujet n’est plus enregistré.',
    which: 'Quel sujet ? Écris son numéro, ou quelques mots de son titre.',
    unknown: (name) => `Je ne connais pas de sujet « ${name} ».`,
    summary: (title) => `En bref : ${title}`,
    quotes: (title) => `Citations : ${title}`,
    noQuotes: (title) => `Les articles enregistrés ne citent personne sur « ${title} ».`,
    someQuotes: (shown, all) => `${shown} citations sur ${all}`,
    sources: (title) => `Sources : ${title}`,
    copyOf: (source) => `texte de ${source}`,
    timeline: (title) => `Chronologie : ${title}`,
    background: (title) => `Contexte : ${title}`,
    noBackground: (title) => `Les articles enregistrés ne disent pas ce qui a précédé « ${title} ».`,
    whatIsNew: (title) => `Du nouveau : ${title}`,
    nothingNewer: (time) => `Rien de plus récent n’est enregistré. Le dernier état, du ${time} :`,
    translation: (text) => `Traduction : ${text}`,
    byModel: (what, name) =>
      `${BY_MODEL[what]} par ${name ?? 'un modèle de langage'}, ${what === 'both' ? 'vérifiées d’après les articles' : 'vérifiée d’après les articles'}`,
  },
  answer: {
    notSaid: 'Les articles enregistrés ne le disent pas.',
    nearest: 'Les articles enregistrés ne le disent pas. Ce qui s’en approche le plus :',
    elsewhere: 'Ce sujet ne le dit pas ; un autre, oui :',
    whatQuestion: 'Que veux-tu savoir ? Par exemple : /ask Combien de personnes ont été sauvées ?',
    shortened: 'C’était long ; j’ai lu les 1 000 premiers caractères.',
    forgotten: 'Je ne me souviens plus de ce que citait cette réponse. Repose la question, et je chercherai.',
    passageGone: (text) => `L’article a changé, ou n’est plus enregistré. Il disait : « ${text} »`,
    ownWords: (source) =>
      source === undefined
        ? 'Personne n’y est cité ; l’article l’écrit ainsi :'
        : `Personne n’y est cité ; ${source} l’écrit ainsi :`,
    searched: (words) => `Articles sur « ${words} »`,
    whichWords: 'Quels mots ? Par exemple : /search niveau barrage',
    nothingFound: (words) => `Aucun article enregistré ne contient « ${words} ».`,
  },
  schedule: {
    none: 'Aucun point n’est programmé. Pour en programmer un : /schedule 08:00 weekdays Europe/Paris',
    set: (cadence, topic) =>
      `Le point arrive ${cadence}${topic === undefined ? '' : `, sur le thème ${topic}`}.`,
    cadence: (cadence) => `à ${cadenceIn(LOCALE, DAYS, cadence)}`,
    next: ({ date, time, zone, fromNow }) => `Prochain point : ${date}, ${time} (${zone}), ${fromNow}`,
    lessThanAMinute: 'dans moins d’une minute',
    off: 'Il n’y aura plus de point programmé.',
    wasOff: 'Aucun point n’était programmé.',
    problem,
  },
  topics: {
    all: 'Aucun thème n’est suivi ni masqué : le point couvre tout.',
    followed: (topics) => `Suivis, et en tête du point : ${topics}`,
    muted: (topics) => `Masqués, et absents du point : ${topics}`,
    offered: (topics) => `Thèmes des articles enregistrés : ${topics}`,
    which: (verb) => `Quel thème ? Par exemple : /topics ${verb} Sport`,
    unknownVerb: (verb) =>
      `Je ne connais pas « /topics ${verb} » ; il y a /topics follow X, /topics mute X et /topics clear.`,
    tooMany: (most) => `${most} thèmes au plus ; /topics clear X fait de la place.`,
    nowMuted: (topic) => `${topic} est masqué, et n’apparaîtra plus dans le point.`,
    unmuted: (topic) => `${topic} est de retour dans le point.`,
    noSection: 'Ces articles ne nomment aucun thème. /topics mute X en masque un par son nom.',
  },
  settings: {
    onlyAdmins: 'Seuls les admins peuvent changer cela.',
    zone: (zone) => `Fuseau horaire : ${zone}`,
    stories: (count) => `Sujets par point : ${count}`,
    length: (length) => `Longueur : ${LENGTHS[length]}`,
    language: (name) => `Langue : ${name ?? 'celle de chacun'}`,
    howToChange:
      'Pour changer : /settings zone Europe/Paris, /settings stories 5, /settings length short, /settings language fr',
    lengths: LENGTHS,
    unknownZone: (typed) => `Je ne connais pas de fuseau « ${typed} » ; utilise un nom comme Europe/Paris.`,
    severalZones: (place, zones) => `« ${place} » a plusieurs fuseaux horaires. Lequel ? ${zones}`,
    wrongStories: (typed) => `« ${typed} » n’est pas un nombre de sujets ; choisis de 1 à 20.`,
    wrongLength: (typed) => `« ${typed} » n’est pas une longueur ; choisis short, medium ou long.`,
    wrongLanguage: (typed) => `Je ne parle pas « ${typed} » ; choisis en, de, fr, es, pt ou auto.`,
    unknownSetting: (name) =>
      `Je ne connais pas de réglage « ${name} » ; il y a zone, stories, length et language.`,
    form: {
      title: 'Réglages',
      zone: 'Fuseau horaire, par ex. Europe/Paris',
      stories: 'Sujets par point, de 1 à 20',
      length: 'Longueur : short, medium ou long',
      language: 'Langue : en, de, fr, es ou pt',
    },
  },
  welcome: {
    lines: (zone, another) => [
      'Je tire des articles enregistrés un point court : l’essentiel, des citations mot pour mot, et où lire la suite.',
      '/digest donne le point maintenant. Choisis le numéro d’un sujet pour le lire en entier ; ensuite, réponds avec ta question.',
      'Je ne dis que ce que disent les articles, source à l’appui, et je te le dis quand ils ne disent rien.',
      `Les heures sont celles de ${zone} ; /settings zone ${another} les change. /help montre le reste.`,
    ],
    pickTopics:
      'Choisis ci-dessous ce qui vient en premier, et quand le point arrive ; ou utilise /topics et /schedule.',
    helpHeading: 'Brevier : l’actualité en bref, tirée des articles enregistrés',
    followUps:
      'Pas besoin de commande pour une question : réponds à un message, mentionne-moi, ou écris-moi en privé. ' +
      'Son numéro donne un sujet en entier ; « [2] Combien ? » porte sur le sujet 2. ' +
      '« Citations », « chronologie », « sources », « contexte », « résumé » et « quoi de neuf » en disent plus sur le dernier sujet, « citations de 2 » sur un autre.',
    promise:
      'Chaque ligne vient des articles enregistrés, et chaque citation y figure mot pour mot. Ce qu’ils ne disent pas, je ne le dis pas non plus.',
    byModel:
      'Là où la formulation est signée d’un modèle de langage, chaque ligne a été vérifiée d’après ces articles ; les citations ne sont jamais de lui.',
  },
  talk: {
    whoAmI:
      'Je suis Brevier, un bot. Je tire des articles enregistrés un point de l’actualité et je réponds aux questions avec leurs mots ; je n’ai pas d’opinion et je n’invente rien. /help montre ce que je sais faire.',
    hello: 'Bonjour ! /digest donne le point maintenant ; ou pose-moi une question sur l’actualité.',
    thanks: 'Avec plaisir.',
    insult: 'Désolé de ne pas avoir pu t’aider. /help montre ce que je sais faire.',
    noWords: 'Je ne lis que du texte. Pose-moi une question sur l’actualité, ou consulte /help.',
    unknownCommand: (name) =>
      `Je ne connais pas la commande « /${name} ». /help montre ce que je sais faire.`,
    oldButton: 'Ce bouton date d’une version antérieure. /help montre ce que je sais faire.',
    failed: 'Quelque chose s’est mal passé. C’est noté, et rien n’est perdu ; réessaie, s’il te plaît.',
    tooFast: 'Ça fait beaucoup à la fois. Je réponds aux premières ; renvoie les autres dans un instant.',
  },
  service,
  buttons: {
    more: 'Plus',
    settings: 'Réglages',
    ask: 'Poser une question',
    question: 'Que veux-tu savoir ?',
    whatIsNew: 'Quoi de neuf',
    sources: 'Sources',
    timeline: 'Chronologie',
    original: 'Original',
    inContext: 'Voir dans l’article',
    source: (number) => `Source ${number}`,
    mute: (topic) => `Masquer ${topic}`,
    undo: 'Annuler',
    change: 'Modifier',
    fewer: 'Moins de sujets',
    moreStories: 'Plus de sujets',
    everyDay: 'Tous les jours à 08:00',
    weekdays: 'En semaine à 08:00',
    previous: 'Précédent',
    next: 'Suivant',
  },
};

function problem(problem: ScheduleProblem): string {
  switch (problem.type) {
    case 'never':
      return `Ce jour n’existe pas ; ${EXAMPLE}`;
    case 'hours-missing':
      return 'Toutes les combien d’heures ? De 1 à 24, par exemple : /schedule every 3 hours 08:00-20:00';
    case 'no-hours-of-day':
      return `« ${problem.word} » ne sont pas des heures d’une journée ; par exemple 07:00-22:00 ; ${EXAMPLE}`;
    case 'cron-fields':
      return 'Une expression cron a cinq champs : minute, heure, jour, mois, jour de la semaine ; par exemple : /schedule cron 0 8 * * 1-5';
    case 'cron-field':
      return `« ${problem.word} » n’est pas un champ d’expression cron ; par exemple : /schedule cron 0 8 * * 1-5`;
    case 'cron-days':
      return `Des jours du mois ou des jours de la semaine, pas les deux ; ${EXAMPLE}`;
    case 'no-time-of-day':
      return `« ${problem.word} » n’est pas une heure ; de 00:00 à 23:59 ; ${EXAMPLE}`;
    case 'time-missing':
      return `À quelle heure ? ${EXAMPLE}`;
    case 'too-many-times':
      return `${problem.most} heures par jour au plus ; ${EXAMPLE}`;
    case 'unknown-zone':
      return `Je ne connais pas de fuseau « ${problem.word} » ; utilise un nom comme Europe/Paris ; ${EXAMPLE}`;
  }
}
