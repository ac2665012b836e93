/** How each language reports speech: the words that a clause around a quote is made of. English has rules of its own. */

export interface Grammar {
  /** Forms that report, with their auxiliaries where they have one. */
  readonly verbs: RegExp;
  /** What stands before a name in the place of a verb ("so Brandauer", "selon M. Tench"). */
  readonly according: RegExp;
  /** Subjects that mean the last speaker. */
  readonly pronouns: RegExp;
  /** Courtesies that are no part of a name and no role. */
  readonly courtesies: RegExp;
  /** The reporting clause stands inside the marks ("« Oui, a-t-il dit, et … »"). */
  readonly clauseInside?: 'commas' | 'dashes';
}

function words(alternatives: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu');
}

const NONE = /(?!)/u;

const ROMANCE_COURTESY = words(
  'Sr|Sra|Srta|Don|Doña|D|Dr|Dra|M|MM|Mme|Mlle|Me|Sig|Sig\\.ra|Dott|Dott\\.ssa|On|Monsieur|Madame',
);

const RUSSIAN_VERBS =
  'сказал|сказала|сказали|заявил|заявила|заявили|сообщил|сообщила|сообщили|отметил|отметила|отметили|добавил|добавила|добавили|подчеркнул|подчеркнула|подчеркнули|пояснил|пояснила|объяснил|объяснила|рассказал|рассказала|уточнил|уточнила|написал|написала|считает|говорит|говорится|говорил|говорила|признал|признала|признался|призналась|предупредил|предупредила|ответил|ответила|утверждает|уверен|уверена|указал|указала|напомнил|напомнила|спросил|спросила|передает|передаёт|цитирует|резюмировал|заключил|заключила|пообещал|пообещала|констатировал|прокомментировал|прокомментировала|выразил|призвал|призвала';
const UKRAINIAN_VERBS =
  'сказав|сказала|сказали|заявив|заявила|заявили|повідомив|повідомила|повідомили|зазначив|зазначила|додав|додала|додали|наголосив|наголосила|підкреслив|підкреслила|пояснив|пояснила|розповів|розповіла|уточнив|уточнила|написав|написала|вважає|каже|йдеться|визнав|визнала|попередив|попередила|відповів|відповіла|стверджує|переконаний|переконана|вказав|нагадав|запитав|закликав|закликала|підсумував|запевнив|запевнила|прокоментував|прокоментувала';

export const grammars: Readonly<Record<string, Grammar>> = {
  de: {
    verbs: words(
      'sagte|sagt|sagten|erklärte|erklärt|erklärten|betonte|betont|betonten|teilte|meinte|meint|forderte|fordert|forderten|warnte|warnt|warnten|kündigte|schrieb|schreibt|ergänzte|ergänzt|fügte|berichtete|berichtet|erzählte|erzählt|antwortete|fragte|kritisierte|kritisiert|lobte|nannte|nennt|behauptete|bekräftigte|hieß|heißt|äußerte|findet|versicherte|räumte|urteilte|mahnte|mahnt|zitierte|hatte gesagt|sprach|bilanzierte|gestand|stellte|verkündete|entgegnete|unterstrich|bezeichnete|bestätigte|beklagte|freute',
    ),
    according: words('so|laut|zufolge|nach Angaben von|nach den Worten von'),
    pronouns: words('er|sie'),
    courtesies: words('Herr|Herrn|Frau|Dr|Prof'),
  },
  fr: {
    verbs: words(
      'dit|disait|déclare|déclarait|affirme|affirmait|explique|expliquait|ajoute|ajoutait|souligne|soulignait|indique|indiquait|estime|estimait|annonce|assure|assurait|précise|précisait|rappelle|avertit|prévient|lance|lançait|écrit|répond|demande|confie|insiste|regrette|dénonce|salue|poursuit|conclut|raconte|témoigne|martèle|plaide|juge|résume|observe|note|admet|reconnaît|fait valoir|fait savoir|(?:a|ont|avait)(?: (?:encore|aussi|également|ensuite))? (?:dit|déclaré|affirmé|expliqué|ajouté|souligné|indiqué|estimé|annoncé|assuré|précisé|rappelé|averti|prévenu|lancé|écrit|répondu|demandé|confié|insisté|regretté|dénoncé|salué|poursuivi|conclu|raconté|témoigné|martelé|plaidé|jugé|résumé|observé|noté|admis|reconnu|fait savoir|tweeté|commenté|réagi|promis|prévu)|(?:a|ont|avait)-t-(?:il|elle|on) (?:\\p{L}+ )?\\p{L}+|(?:dit|déclare|affirme|explique|ajoute|souligne|estime|assure|précise|poursuit|conclut|insiste|regrette|confie|raconte|lance)(?:-t)?-(?:il|elle|on)',
    ),
    according: words("selon|d[’']après|pour"),
    pronouns: words('il|elle|ce dernier|cette dernière'),
    courtesies: ROMANCE_COURTESY,
    clauseInside: 'commas',
  },
  es: {
    verbs: words(
      'dijo|dice|dijeron|afirmó|afirma|afirmaron|declaró|declara|explicó|explica|explicaron|añadió|añade|aseguró|asegura|aseguraron|señaló|señala|señalaron|indicó|indica|indicaron|advirtió|advierte|anunció|anuncia|comentó|comenta|subrayó|subraya|destacó|destaca|sostuvo|sostiene|manifestó|manifiesta|expresó|escribió|escribe|respondió|responde|preguntó|agregó|agrega|apuntó|apunta|recordó|recuerda|insistió|insiste|aclaró|aclara|reconoció|reconoce|lamentó|lamenta|criticó|critica|denunció|denuncia|zanjó|remarcó|precisó|reiteró|opinó|opina|admitió|admite|contó|cuenta|pidió|prometió|concluyó|relató|ha (?:dicho|afirmado|declarado|explicado|añadido|asegurado|señalado|indicado|advertido|anunciado|subrayado|destacado|manifestado|recordado|insistido|lamentado|reconocido|criticado|apuntado)',
    ),
    according: words('según|para'),
    pronouns: words('él|ella'),
    courtesies: ROMANCE_COURTESY,
    clauseInside: 'dashes',
  },
  it: {
    verbs: words(
      'disse|dice|dicono|afferma|affermò|dichiara|dichiarò|spiega|spiegò|aggiunge|aggiunse|sottolinea|assicura|annuncia|avverte|commenta|scrive|risponde|chiede|ricorda|insiste|precisa|conclude|racconta|sostiene|osserva|denuncia|ammette|prosegue|ribadisce|(?:ha|hanno|aveva) (?:detto|affermato|dichiarato|spiegato|aggiunto|sottolineato|assicurato|annunciato|avvertito|commentato|scritto|risposto|chiesto|ricordato|insistito|precisato|concluso|raccontato|sostenuto|osservato|denunciato|ammesso|proseguito|ribadito|replicato|riferito)',
    ),
    according: words('secondo|per'),
    pronouns: words('lui|lei|egli|ella'),
    courtesies: ROMANCE_COURTESY,
    clauseInside: 'dashes',
  },
  pt: {
    verbs: words(
      'disse|diz|disseram|dizem|afirmou|afirma|afirmaram|declarou|declara|explicou|explica|acrescentou|acrescenta|ressaltou|ressalta|destacou|destaca|informou|alertou|alerta|anunciou|comentou|comenta|escreveu|escreve|respondeu|perguntou|garantiu|garante|defendeu|defende|avaliou|avalia|lembrou|lembra|reconheceu|reconhece|lamentou|lamenta|contou|conta|admitiu|admite|criticou|critica|sublinhou|sublinha|referiu|refere|salientou|frisou|completou|concluiu|reforçou|pontuou|indicou|observou|prometeu|pediu',
    ),
    according: words('segundo|de acordo com|conforme|para'),
    pronouns: words('ele|ela'),
    courtesies: ROMANCE_COURTESY,
  },
  nl: {
    verbs: words(
      'zei|zegt|zeggen|zeiden|verklaarde|verklaart|vertelde|vertelt|meldde|meldt|schreef|schrijft|stelde|stelt|benadrukte|benadrukt|waarschuwde|waarschuwt|voegde|legde|legt|antwoordde|vroeg|liet|laat|vindt|vond|reageerde|reageert|noemde|noemt|concludeerde|concludeert|beaamde|erkende|erkent|beloofde|riep|besloot|klonk|klinkt|meent|meende|aldus|vervolgde|vervolgt|licht',
    ),
    according: words('volgens|aldus'),
    pronouns: words('hij|zij|ze'),
    courtesies: words('dhr|mevr|mw|meneer|mevrouw|drs|dr|mr|ir|prof'),
  },
  ru: {
    verbs: words(RUSSIAN_VERBS),
    according: words('по словам|по мнению|как сообщил|как заявил'),
    pronouns: words('он|она'),
    courtesies: words('г-н|г-жа|господин|госпожа'),
    clauseInside: 'commas',
  },
  uk: {
    verbs: words(UKRAINIAN_VERBS),
    according: words('за словами|на думку'),
    pronouns: words('він|вона'),
    courtesies: words('пан|пані'),
    clauseInside: 'commas',
  },
  ar: {
    verbs:
      /(?<!\p{L})[وف]?(?:قال|قالت|أضاف|أضافت|صرح|صرحت|أكد|أكدت|أوضح|أوضحت|أعلن|أعلنت|كتب|كتبت|ذكر|ذكرت|أشار|أشارت|شدد|شددت|تابع|تابعت|يقول|تقول|نقل|رد|ردت|حذر|حذرت|اعتبر|اعتبرت|دعا|دعت|لفت|لفتت|بين|بينت)(?!\p{L})/u,
    according: /(?<!\p{L})(?:بحسب|وفقا ل|وفق|حسب)(?!\p{L})/u,
    pronouns: NONE,
    courtesies: /(?<!\p{L})(?:السيد|السيدة|الدكتور|الدكتورة)(?!\p{L})/u,
  },
  zh: {
    verbs:
      /(?:表示|指出|强调|強調|称|稱|说道|說道|说|說|告诉(?:记者)?|告訴(?:記者)?|认为|認為|回应|回應|补充|補充|写道|寫道|透露|坦言|解释|解釋|宣布|警告|呼吁|呼籲|承认|介绍|問|问)(?:道|称|说)?/u,
    according: /(?:据|根据|按照)/u,
    pronouns: /^(?:他|她)$/u,
    courtesies: /(?:先生|女士|小姐)$/u,
  },
  ja: {
    verbs:
      /(?:述べ|話し|語っ|語り|言っ|言い|コメントし|説明し|強調し|指摘し|発表し|答え|訴え|主張し|書い|投稿し|明らかにし|批判し|警告し|振り返っ|明かし|求め|しており|している|した|する|という)/u,
    according: /(?!)/u,
    pronouns: /^(?:彼|彼女|同氏)$/u,
    courtesies: /(?:氏|さん|さま|様)$/u,
  },
};
