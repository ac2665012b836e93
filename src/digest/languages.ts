/** What the words and sentences of each language need: its stop words, its stemmer, its abbreviations. */
import { newStemmer } from 'snowball-stemmers';
import stopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };

export interface Language {
  /** Folds nothing: the word comes lower-cased and without accents. */
  stem(word: string): string;
  /** Words that tell nothing of what a text is about, as they are written. */
  readonly stopWords: ReadonlySet<string>;
  /** A segment that ends so is not the end of a sentence; undefined where only the common ones count. */
  readonly openEnd: RegExp | undefined;
  /** After a number and its full stop, this goes on with the sentence ("am 19. November"). */
  readonly afterOrdinal: RegExp | undefined;
}

const STEMMERS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  tr: 'turkish',
};

/** Each followed by a full stop; a digit before one is an ordinal where the language writes them so. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  de: 'bzw|ca|d\\. ?h|Dr|etc|evtl|Fr|ggf|Hr|Hrn|inkl|Mio|Mrd|Nr|Prof|Red|sog|St|Str|Tsd|u\\. ?a|usw|v\\. ?a|vgl|z\\. ?B|Abs|Art|bspw|ehem|geb|gest|Jan|Feb|Aug|Sept|Okt|Nov|Dez',
  fr: 'M|MM|Mme|Mmes|Mlle|Mgr|Me|Dr|Pr|St|Ste|av|boul|bd|cf|éd|env|etc|ex|janv|févr|juil|sept|oct|nov|déc|p|vol',
  es: 'Sr|Sra|Srta|Sres|D|Dª|Dña|Dr|Dra|Prof|Ud|Uds|Vd|EE|UU|FF|AA|S\\.A|Av|Avda|art|aprox|etc|núm|pág|p\\. ?ej|tel|vol',
  it: 'sig|Sig|Sigg|dott|Dott|Dott\\.ssa|avv|Avv|ing|Ing|on|On|prof|Prof|arch|mons|Mons|sen|art|ca|cfr|ecc|es|pag|n|S|St|Gen|Col',
  pt: 'Sr|Sra|Srs|Dr|Dra|Prof|Profa|Exmo|Eng|av|Av|art|aprox|etc|nº|n|pág|ex|p\\. ?ex|tel|vol|Jr',
  nl: 'dhr|Dhr|mevr|Mevr|mw|Mw|dr|Dr|drs|Drs|mr|Mr|ir|prof|Prof|bijv|bv|ca|d\\.w\\.z|enz|etc|incl|jl|max|min|mln|mld|nr|o\\.a|resp|St|t\\.a\\.v|vgl|zgn|e\\.d',
  ru: 'г|гг|в|вв|им|ул|пр|просп|пл|д|стр|руб|коп|тыс|млн|млрд|трлн|см|др|т\\. ?е|т\\. ?д|т\\. ?п|т\\. ?к|проф|акад|гр|обл|р-н|н\\. ?э|\\p{Lu}',
  uk: 'р|рр|ст|ім|вул|просп|пл|буд|грн|коп|тис|млн|млрд|трлн|див|ін|т\\. ?д|т\\. ?п|т\\. ?зв|проф|акад|обл|р-н|н\\. ?е|\\p{Lu}',
};

const GERMAN_MONTH =
  /^(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sept|Okt|Nov|Dez|Jahrhundert|Jahrestag|Geburtstag|Lebensjahr|Spieltag|Platz|Bezirk|Stock)/u;

const made = new Map<string, Language>();

/** `code` is a BCP 47 primary subtag; one that isn't known has neither stop words nor a stemmer. */
export function languageOf(code: string): Language {
  const known = made.get(code);
  if (known) return known;
  const algorithm = STEMMERS[code];
  const stemmer = algorithm === undefined ? undefined : newStemmer(algorithm);
  const abbreviations = ABBREVIATIONS[code];
  const lists: Readonly<Record<string, readonly string[]>> = stopWords;
  const language: Language = {
    stem: (word) => stemmer?.stem(word) ?? word,
    stopWords: new Set(lists[code] ?? []),
    afterOrdinal: code === 'de' ? GERMAN_MONTH : undefined,
    openEnd:
      abbreviations === undefined
        ? undefined
        : new RegExp(`(?<![\\p{L}\\p{N}])(?:${abbreviations})\\.["”’»]?\\s*$`, 'u'),
  };
  made.set(code, language);
  return language;
}
