/**
 * What people type, in every language at once: each pattern is matched against a whole message, folded (lower case, no
 * accents, straight apostrophes, no signs at its ends). In a list, a string a language: English, German, French, Spanish,
 * Portuguese.
 */

export type StoryQuestion = 'whole' | 'summary' | 'quotes' | 'sources' | 'timeline' | 'background' | 'news';

const anyOf = (...patterns: readonly string[]): string => patterns.join('|');

/** What is asked of a story by itself. */
export const storyPhrases: Readonly<Record<StoryQuestion, string>> = {
  whole: anyOf(
    '(?:tell me )?more(?: details)? (?:about|on) (?:it|this|that)|tell me more|(?:more )?details|(?:is there )?anything else|what else(?: is there| do you know)?|go on|(?:the )?(?:full|whole) story',
    'mehr dazu|mehr daruber|einzelheiten|sonst noch (?:et)?was|was noch',
    "plus de details|quoi d'autre",
    'mas detalles|que mas',
    'mais detalhes|o que mais',
  ),
  summary: anyOf(
    "summary|summari[sz]e(?: (?:it|this|that))?|sum (?:it|this|that) up|recap|tl;?dr|in short|(?:the )?(?:gist|key points|main points)|what(?:'s| is| was) (?:it|this|that)(?: all)? about|what(?: has| is)? happened|what(?:'s| is) (?:going on|the story)|explain(?: (?:it|this|that))?",
    'zusammenfassung|kurzfassung|fass (?:es|das) zusammen|was ist (?:passiert|geschehen|los)|worum geht es(?: da)?',
    "resume|en bref|que s'est-il passe|de quoi s'agit-il",
    'resumen|en resumen|que (?:ha pasado|paso)|de que (?:va|se trata)',
    'resumo|em resumo|o que aconteceu|do que se trata',
  ),
  quotes: anyOf(
    'quotes?|quotations?|who said what|what (?:was|were|is) said',
    'zitate?|wer hat was gesagt|wer sagte was',
    'citations?|qui a dit quoi',
    'citas|declaraciones|quien dijo que',
    'citacoes|declaracoes|quem disse o que',
  ),
  sources: anyOf(
    'sources?|articles|references|where (?:is|does|did) (?:this|that|it) (?:come )?from',
    'quellen?|artikel|woher (?:kommt|stammt|ist) das',
    "d'ou (?:vient|tiens-tu) (?:ca|cela)",
    'fuentes?|de donde (?:sale|viene) (?:esto|eso)',
    'fontes?|de onde vem isso',
  ),
  timeline: anyOf(
    'time ?line|chronology',
    'zeitleiste|zeitstrahl|zeitachse|chronologie|chronik|verlauf',
    'frise',
    'cronologia|linea de tiempo',
    'linha do tempo',
  ),
  background: anyOf(
    'background|context|back ?story|what (?:happened|came|was) (?:before|earlier)(?: (?:that|this))?|what led (?:up )?to (?:this|that|it)|how did (?:it|this|that|it all) (?:start|begin)',
    'hintergrund|hintergrunde|vorgeschichte|was (?:geschah|war|passierte) (?:davor|vorher|zuvor)',
    "contexte|arriere-plan|que s'est-il passe avant",
    'contexto|antecedentes|que paso antes',
    'o que aconteceu antes',
  ),
  news: anyOf(
    "what's new|what is new|(?:any|is there any) (?:news|updates?)|anything new|what(?:'s| has)? changed|updates?|news|(?:the )?latest|what (?:happened|comes|came) next|what next|since then|is (?:that|this|it) still (?:true|the case|so|valid|current)",
    "was ist neu|was gibt(?:'s| es) neues|gibt es (?:etwas )?neues|neues|neuigkeiten|was hat sich (?:geandert|getan)|stimmt das noch|wie ging es weiter",
    'quoi de neuf|du nouveau|nouveautes|est-ce toujours vrai',
    'que hay de nuevo|novedades|sigue siendo (?:cierto|verdad)',
    'o que ha de novo|novidades|ainda e verdade',
  ),
};

/** "Show me the …", "and the …": what may stand before a question of a story, or before its name. */
export const LEAD = `(?:(?:${anyOf(
  "please|and|ok|okay|now|show|give|tell|list|get|read|me|us|can i (?:see|have)|what are|what is|what's|are there|any|all|the|its|their",
  'und|bitte|zeig|zeige|gib|nenn|nenne|mir|uns|die|der|das|den',
  "et|montre|montre-moi|donne|donne-moi|moi|les|la|le|l'",
  'y|muestra|muestrame|dame|las|los|el',
  'e|mostra|mostre|mostra-me|da-me|as|os|a|o',
)})\\s+){0,5}`;

/** "… of", "… about": what parts a question of a story from the story's name. */
export const OF = `(?:${anyOf(
  'of|from|for|about|on|in|to|with|behind',
  'von|vom|zu|zur|zum|aus|uber|bei|mit',
  'de|du|des|sur|pour',
  'del|sobre|para',
  'da|do',
)})`;

/** "more on …": asks for the story whose name follows, and for nothing else. */
export const MORE_ON = anyOf(
  '(?:(?:tell|show) me )?(?:more|everything|all) (?:on|about|of)|tell me about|(?:show|open|read)(?: me)?',
  'mehr (?:zu[rm]?|uber|vo[nm])|erzahl(?:e)?(?: mir)?(?: mehr)? (?:von|uber)|zeig(?:e)?(?: mir)?',
  'plus (?:sur|de)|en savoir plus sur|parle-moi de|montre-moi',
  'mas (?:sobre|de)|cuentame (?:mas )?(?:de|sobre)|muestrame',
  'mais (?:sobre|de)|fala-me (?:mais )?(?:de|sobre)|me fale (?:mais )?(?:de|sobre)|mostra-me',
);

/** "what about …", "and …": the story's number may follow; anything else is the question before, asked of something else. */
export const AND = anyOf(
  'what about|how about|and|also|then',
  'und(?: was ist mit)?|was ist mit',
  "et(?: pour)?|qu'en est-il de",
  'y(?: que hay de)?|que hay de',
  'e(?: quanto a)?|e sobre',
);

/** "what about the …": a story that this names, where it is another one than that spoken of. */
export const ABOUT_THE = anyOf(
  '(?:what|how) about (?=the )',
  'was ist mit (?=(?:de[mr]|den) )',
  "qu'en est-il (?:de (?=la |l')|du )",
  'que hay (?:de (?=la )|del )',
  'e (?:quanto a|sobre) (?=[oa]s? )',
);

/** "what's … about?", with the story's name between. */
export const IS_ABOUT = anyOf(
  "what(?:'s| is| was) (.+?) (?:all )?about",
  'worum geht es (?:in|bei) (.+)',
  'de quoi parle (.+)',
  'de que (?:va|trata) (.+)',
);

/** What a story may be called. */
export const STORY_NOUN = anyOf(
  'story|article|piece|one|item|news',
  'meldung|geschichte|artikel|nachricht',
  'histoire|nouvelle|sujet',
  'noticia|historia|articulo',
  'artigo',
);

export const NUMBER_WORD = anyOf(
  'story|number|no\\.?',
  'meldung|nummer|nr\\.?',
  'sujet|numero|n[°o]',
  'noticia|historia',
);

/** Ordinals by number, from 1. */
export const ordinals: readonly string[] = [
  anyOf('first|1st', 'erste[nrs]?', 'premi(?:er|ere)', 'primer[oa]?', 'primeir[oa]'),
  anyOf('second|2nd', 'zweite[nrs]?', 'deuxieme|seconde', 'segund[oa]'),
  anyOf('third|3rd', 'dritte[nrs]?', 'troisieme', 'tercer[oa]?', 'terceir[oa]'),
  anyOf('fourth|4th', 'vierte[nrs]?', 'quatrieme', 'cuart[oa]', 'quart[oa]'),
  anyOf('fifth|5th', 'funfte[nrs]?', 'cinquieme', 'quint[oa]'),
  anyOf('sixth|6th', 'sechste[nrs]?', 'sixieme', 'sext[oa]'),
  anyOf('seventh|7th', 'siebte[nrs]?', 'septieme', 'septim[oa]', 'setim[oa]'),
  anyOf('eighth|8th', 'achte[nrs]?', 'huitieme', 'octav[oa]', 'oitav[oa]'),
  anyOf('ninth|9th', 'neunte[nrs]?', 'neuvieme', 'noven[oa]', 'non[oa]'),
  anyOf('tenth|10th', 'zehnte[nrs]?', 'dixieme', 'decim[oa]'),
];

export const LAST = anyOf('last', 'letzte[nrs]?', 'derniere?', 'ultim[oa]');

/** "more", by itself. */
export const MORE = anyOf(
  'more|next|more please|more stories',
  'mehr|weiter|mehr meldungen',
  'plus|la suite|encore',
  'mas|siguiente',
  'mais|proximo',
);
