/** What is said to the bot and asks nothing of the news, written as in `phrases.ts`. */

export type SmallTalk = 'hello' | 'thanks' | 'whoAmI' | 'insult';

const anyOf = (...patterns: readonly string[]): string => patterns.join('|');

const HELLO = anyOf(
  'hi|hello|hey|good (?:morning|afternoon|evening)',
  'hallo|moin|servus|guten (?:morgen|tag|abend)',
  'bonjour|salut|bonsoir',
  'hola|buenos dias|buenas (?:tardes|noches)',
  'ola|bom dia|boa (?:tarde|noite)',
);
const THANKS = anyOf(
  'thanks?(?: you)?|thx|ty|cheers',
  'danke(?: schon| dir| sehr)?|vielen dank',
  'merci(?: beaucoup)?',
  '(?:muchas )?gracias',
  '(?:muito )?obrigad[oa]|valeu',
);

export const smallTalk: Readonly<Record<SmallTalk, string>> = {
  hello: `(?:${HELLO})(?: (?:there|brevier|bot|you|all|zusammen))?`,
  thanks: anyOf(
    `(?:ok(?:ay)?,? |great,? |super,? |perfect,? )?(?:${THANKS})(?: (?:a lot|so much|very much|bot|brevier|for .{1,40}|fur .{1,40}|pour .{1,40}|por .{1,40}))?`,
    '(?:good|nice|great) (?:bot|job|work)|well done',
    'gut gemacht',
    'bien joue',
    'bien hecho',
  ),
  whoAmI: anyOf(
    "(?:so )?(?:who|what) (?:the hell )?are you(?: exactly)?|who's (?:this|there)|are you (?:a |an )?(?:real |actual )?(?:bot|robot|human|person|ai|real|machine|gpt|chat ?gpt|alive|computer|llm|language model)(?: .{1,30})?|(?:who|what) (?:made|built|created|runs) you|what(?:'s| is) your name|what can you do|how do you work",
    'wer bist du|was bist du|bist du (?:ein |eine )?(?:bot|roboter|mensch|ki|maschine|echt).{0,20}|wie heisst du|was kannst du',
    "qui es-tu|tu es qui|es-tu un (?:bot|robot|humain).{0,20}|comment t'appelles-tu|que sais-tu faire",
    'quien eres|que eres|eres un (?:bot|robot|humano).{0,20}|como te llamas|que puedes hacer',
    'quem (?:es|e) (?:tu|voce)|voce e um (?:bot|robo|humano).{0,20}|qual e (?:o )?(?:teu|seu) nome|o que voce (?:faz|pode fazer)',
  ),
  insult: anyOf(
    "you(?:'?re| are)?(?: such)?(?: an?)?(?: (?:fucking|damn|so|really|just|total|bloody)){0,3} (?:stupid|idiot|dumb|useless|moron|trash|garbage|rubbish|crap|shit|sucks?|worthless|terrible|awful|the worst|bad)(?: bot)?|(?:stupid|dumb|useless|bad|shitty|fucking|damn|terrible) (?:bot|thing|machine)|fuck(?: (?:you|off|this))?|screw you|shut up|go to hell|idiot|moron|asshole|stfu",
    'du bist (?:so )?(?:doof|dumm|blod|schlecht|nutzlos|scheisse|ein idiot).{0,10}|(?:blod|dumm|mist|scheiss)e?r? ?bot|halt(?:s| die| den)? (?:maul|klappe|mund)|leck mich',
    '(?:tu es )?(?:nul|stupide|inutile)|ta gueule|va te faire.{0,20}',
    '(?:eres )?(?:tonto|idiota|inutil|estupido)|callate',
    '(?:voce e )?burro|cala a boca',
  ),
};
