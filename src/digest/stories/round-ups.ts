/** Pages that tell the day's or the week's news: each is about many events, and so belongs to none of their stories. */

const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const PERIOD = '(?:day|week|weekend|month|year)';

/** English, German, French, Spanish, Italian. */
const ROUND_UP = [
  `things (?:you (?:need|have|ought) )?to know (?:for |on |about )?(?:today|this |${DAY}|${MONTH})`,
  `(?:what|all) you need to know (?:today|this (?:morning|evening|week))`,
  `(?:news|weekly|week’?s|daily|current affairs) quiz|quiz of the ${PERIOD}`,
  `(?:news|morning|midday|evening|daily|weekly|${DAY}|${DAY}[’']s) (?:briefing|news briefing|round-?up|digest|wrap-?up)`,
  `news (?:round-?up|in brief|at a glance|summary)|in brief$|^briefing:`,
  `(?:photos|pictures|images|cartoons|quotes|headlines|news) (?:of |from |for )?(?:the|this) ${PERIOD}(?=\\s*(?:$|[:,.|(–-]))`,
  `(?:the|this|your) ${PERIOD} in (?:photos|pictures|images|review|news|quotes|numbers|brief)`,
  `(?:nachrichten|meldungen|das wichtigste|themen) (?:des tages|der woche|am (?:morgen|mittag|abend))|wochenrückblick|kurz gemeldet`,
  `(?:l’actualité|l'actualité|l’essentiel|l'essentiel|revue de presse|les titres) (?:du jour|de la semaine|du (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))`,
  `(?:las noticias|los titulares|resumen|lo más importante) (?:del día|de la semana|de hoy)`,
  `(?:le notizie|i titoli|rassegna stampa) (?:del giorno|della settimana|di oggi)`,
].map((form) => `(?:${form})`);

const PATTERN = new RegExp(`(?<!\\p{L})(?:${ROUND_UP.join('|')})(?!\\p{L})`, 'iu');

export function isRoundUp(title: string): boolean {
  return PATTERN.test(title);
}
