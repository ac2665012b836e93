/**
 * What people type, in every language at once: each pattern is matched against a whole message, folded (lower case, no
 * accents, no signs at its ends).
 */

export type StoryQuestion = 'summary' | 'quotes' | 'sources' | 'timeline' | 'background' | 'news';

/** What is asked of a story by itself. */
export const storyPhrases: Readonly<Record<StoryQuestion, string>> = {
  summary:
    'summary|summari[sz]e(?: (?:it|this|that))?|sum (?:it|this|that) up|recap|tl;?dr|in short|zusammenfassung|kurzfassung|fass (?:es|das) zusammen|resume|en bref|resumen|en resumen|resumo|em resumo',
  quotes:
    'quotes?|quotations?|who said what|what (?:was|were|is) said|zitate?|wer hat was gesagt|wer sagte was|citations?|qui a dit quoi|citas|declaraciones|quien dijo que|citacoes|declaracoes|quem disse o que',
  sources:
    "sources?|articles|references|where (?:is|does|did) (?:this|that|it) (?:come )?from|quellen?|artikel|woher (?:kommt|stammt|ist) das|d'ou (?:vient|tenez-vous|tiens-tu) (?:ca|cela)|fuentes?|fontes?",
  timeline:
    'time ?line|chronology|zeitleiste|zeitstrahl|zeitachse|chronologie|chronik|verlauf|frise|cronologia|linea de tiempo|linha do tempo',
  background:
    "background|context|back ?story|what (?:happened|came|was) (?:before|earlier)(?: (?:that|this))?|what led (?:up )?to (?:this|that|it)|how did (?:it|this|that|it all) (?:start|begin)|hintergrund|hintergrunde|vorgeschichte|was (?:geschah|war|passierte) (?:davor|vorher|zuvor)|contexte|arriere-plan|que s'est-il passe avant|contexto|antecedentes|que paso antes|o que aconteceu antes",
  news: "what['’]?s new|what is new|(?:any|is there any) (?:news|updates?)|anything new|what(?:['’]s| has)? changed|updates?|news|(?:the )?latest|is (?:that|this|it) still (?:true|the case|so|valid|current)|was ist neu|was gibt(?:['’]s| es) neues|gibt es (?:etwas )?neues|neues|neuigkeiten|was hat sich (?:geandert|getan)|stimmt das noch|quoi de neuf|du nouveau|nouveautes|est-ce toujours vrai|que hay de nuevo|novedades|sigue siendo (?:cierto|verdad)|o que ha de novo|novidades|ainda e verdade",
};

/** "Show me the …", "and the …": what may stand before a question of a story, or before its name. */
export const LEAD =
  "(?:(?:please|and|ok|okay|now|show|give|tell|list|get|read|me|us|can i (?:see|have)|what are|what is|what['’]s|are there|any|all|the|its|their|und|bitte|zeig|zeige|gib|nenn|nenne|mir|uns|die|der|das|den|et|montre|montre-moi|donne|donne-moi|moi|les|la|le|l['’]|y|muestra|muestrame|dame|las|los|el|e|mostra|mostre|me|mostra-me|da-me|as|os|a|o)\\s+){0,5}";

/** "… of", "… about": what parts a question of a story from the story's name. */
export const OF =
  '(?:of|from|for|about|on|in|to|behind|von|vom|zu|zur|zum|aus|uber|bei|de|du|des|del|sur|sobre|da|do|para|pour)';

/** "more on …": asks for the story whose name follows, and for nothing else. */
export const MORE_ON =
  '(?:(?:tell|show) me )?(?:more|everything|all) (?:on|about|of)|tell me about|(?:show|open|read)(?: me)?|mehr (?:zu[rm]?|uber|vo[nm])|erzahl(?:e)?(?: mir)?(?: mehr)? (?:von|uber)|zeig(?:e)?(?: mir)?|plus (?:sur|de)|en savoir plus sur|parle-moi de|montre-moi|mas (?:sobre|de)|cuentame (?:mas )?(?:de|sobre)|muestrame|mais (?:sobre|de)|fala-me (?:mais )?(?:de|sobre)|me fale (?:mais )?(?:de|sobre)|mostra-me';

/** "what about …", "and …": the story's number may follow; anything else is the question before, asked of something else. */
export const AND =
  "what about|how about|and|also|then|und(?: was ist mit)?|was ist mit|et(?: pour)?|qu'en est-il de|y(?: que hay de)?|que hay de|e(?: quanto a)?|e sobre";

/** What a story may be called. */
export const STORY_NOUN =
  'story|article|piece|one|item|news|meldung|geschichte|artikel|nachricht|histoire|article|nouvelle|noticia|historia|artigo|articulo';

export const NUMBER_WORD = 'story|number|no\\.?|nr\\.?|nummer|meldung|numero|n[°o]|noticia|histoire|historia';

/** Ordinals by number, from 1. */
export const ordinals: readonly string[] = [
  'first|1st|erste[nrs]?|premi(?:er|ere)|primer[oa]?|primeir[oa]',
  'second|2nd|zweite[nrs]?|deuxieme|seconde|segund[oa]',
  'third|3rd|dritte[nrs]?|troisieme|tercer[oa]?|terceir[oa]',
  'fourth|4th|vierte[nrs]?|quatrieme|cuart[oa]|quart[oa]',
  'fifth|5th|funfte[nrs]?|cinquieme|quint[oa]',
  'sixth|6th|sechste[nrs]?|sixieme|sext[oa]',
  'seventh|7th|siebte[nrs]?|septieme|septim[oa]|setim[oa]',
  'eighth|8th|achte[nrs]?|huitieme|octav[oa]|oitav[oa]',
  'ninth|9th|neunte[nrs]?|neuvieme|noven[oa]|non[oa]',
  'tenth|10th|zehnte[nrs]?|dixieme|decim[oa]',
];

export const LAST = 'last|letzte[nrs]?|derniere?|ultim[oa]';

export type SmallTalk = 'hello' | 'thanks' | 'whoAmI' | 'insult';

/** What is said to the bot and asks nothing of the news. */
export const smallTalk: Readonly<Record<SmallTalk, string>> = {
  hello:
    '(?:hi|hello|hey|hallo|moin|servus|guten (?:morgen|tag|abend)|good (?:morning|afternoon|evening)|bonjour|salut|bonsoir|hola|buenos dias|buenas (?:tardes|noches)|ola|bom dia|boa (?:tarde|noite))(?: (?:there|brevier|bot|you|all|zusammen))?',
  thanks:
    '(?:ok(?:ay)?,? |great,? |super,? |perfect,? )?(?:thanks?(?: you)?|thx|ty|cheers|danke(?: schon| dir| sehr)?|vielen dank|merci(?: beaucoup)?|(?:muchas )?gracias|(?:muito )?obrigad[oa]|valeu)(?: (?:a lot|so much|very much|bot|brevier|for .{1,40}|fur .{1,40}|pour .{1,40}|por .{1,40}))?|(?:good|nice|great) (?:bot|job|work)|well done|gut gemacht|bien joue|bien hecho',
  whoAmI:
    "(?:so )?(?:who|what) (?:the hell )?are you(?: exactly)?|who['’]?s (?:this|there)|are you (?:a |an )?(?:real |actual )?(?:bot|robot|human|person|ai|real|machine|gpt|chat ?gpt|alive|people|computer)(?: .{1,30})?|(?:who|what) (?:made|built|created|runs) you|what(?:['’]s| is) your name|what can you do|how do you work|(?:are you|is this) (?:a )?(?:llm|language model).{0,20}|wer bist du|was bist du|bist du (?:ein |eine )?(?:bot|roboter|mensch|ki|maschine|echt).{0,20}|wie heisst du|was kannst du|qui es-tu|tu es qui|es-tu un (?:bot|robot|humain).{0,20}|comment t['’]appelles-tu|que sais-tu faire|quien eres|que eres|eres un (?:bot|robot|humano).{0,20}|como te llamas|que puedes hacer|quem (?:es|e) (?:tu|voce)|voce e um (?:bot|robo|humano).{0,20}|qual e (?:o )?(?:teu|seu) nome|o que voce (?:faz|pode fazer)",
  insult:
    "(?:you(?:['’]?re| are)?(?: such)?(?: an?)?(?: (?:fucking|damn|so|really|just|complete|total|stupid|bloody))* (?:stupid|idiot|dumb|useless|moron|trash|garbage|rubbish|crap|shit|suck|sucks|worthless|terrible|awful|the worst|bad)(?: bot)?)|(?:stupid|dumb|useless|bad|shitty|fucking|damn|terrible|crap) (?:bot|thing|machine)|fuck(?: (?:you|off|this))?|f u|screw you|shut up|go to hell|idiot|moron|asshole|stfu|du bist (?:so )?(?:doof|dumm|blod|schlecht|nutzlos|scheisse|ein idiot).{0,10}|(?:blod|dumm|mist|scheiss)e?r? ?bot|halt(?:s| die| den)? (?:maul|klappe|mund)|leck mich|(?:tu es )?(?:nul|stupide|idiot|inutile)|ta gueule|va te faire.{0,20}|(?:eres )?(?:tonto|idiota|inutil|estupido)|callate|(?:voce e )?(?:burro|idiota|inutil|estupido)|cala a boca",
};

/** "more", by itself. */
export const MORE =
  'more|next|more please|more stories|mehr|weiter|mehr meldungen|plus|la suite|encore|mas|mais|siguiente|proximo';
