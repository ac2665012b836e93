/** What the adapter itself says, in the languages that briefings come in. */
import type { Language } from '../language/languages.ts';

/** Permissions by the names that Discord's clients give them. */
export type PermissionName = 'view' | 'send' | 'sendInThreads' | 'createThreads';

export interface Texts {
  readonly chooseStory: string;
  readonly choose: string;
  readonly discuss: string;
  readonly askAboutThis: string;
  readonly yourQuestion: string;
  readonly threadExists: string;
  readonly threadHint: string;
  readonly replyHint: string;
  readonly mayNotPost: (permissions: string) => string;
  readonly mayNotBeginThread: (permissions: string) => string;
  readonly shownToYou: string;
  readonly notMember: string;
  readonly permissions: Readonly<Record<PermissionName, string>>;
}

const en: Texts = {
  chooseStory: 'A story in full …',
  choose: 'Choose …',
  discuss: 'Discuss in a thread',
  askAboutThis: 'Ask about this',
  yourQuestion: 'Your question',
  threadExists: 'There is a thread already:',
  threadHint: 'In this thread I read what mentions me or replies to me.',
  replyHint: 'I can read a reply only when it pings me. Turn "@ON" on beside your reply, or mention me.',
  mayNotPost: (permissions) =>
    `I may not post in this channel: ${permissions} is missing. Scheduled briefings will not come here until I am given it.`,
  mayNotBeginThread: (permissions) => `I may not begin a thread here; it takes ${permissions}.`,
  shownToYou: 'So only you see this.',
  notMember:
    'I am not on this server, so I cannot post here by myself. Add me to the server for scheduled briefings.',
  permissions: {
    view: 'View Channel',
    send: 'Send Messages',
    sendInThreads: 'Send Messages in Threads',
    createThreads: 'Create Public Threads',
  },
};

const de: Texts = {
  chooseStory: 'Eine Meldung ganz …',
  choose: 'Auswählen …',
  discuss: 'Im Thread besprechen',
  askAboutThis: 'Hierzu fragen',
  yourQuestion: 'Deine Frage',
  threadExists: 'Es gibt schon einen Thread:',
  threadHint: 'In diesem Thread lese ich, was mich erwähnt oder mir antwortet.',
  replyHint:
    'Eine Antwort kann ich nur lesen, wenn sie mich pingt. Schalte neben deiner Antwort „@AN“ ein, oder erwähne mich.',
  mayNotPost: (permissions) =>
    `In diesem Kanal darf ich nicht schreiben: Es fehlt ${permissions}. Geplante Briefings kommen hier erst an, wenn ich das darf.`,
  mayNotBeginThread: (permissions) =>
    `Hier darf ich keinen Thread beginnen; dafür brauche ich ${permissions}.`,
  shownToYou: 'Darum siehst nur du dies.',
  notMember:
    'Ich bin nicht auf diesem Server und kann hier nicht von mir aus schreiben. Für geplante Briefings füge mich dem Server hinzu.',
  permissions: {
    view: 'Kanal ansehen',
    send: 'Nachrichten senden',
    sendInThreads: 'Nachrichten in Threads senden',
    createThreads: 'Öffentliche Threads erstellen',
  },
};

const fr: Texts = {
  chooseStory: 'Un sujet en entier …',
  choose: 'Choisir …',
  discuss: 'En parler dans un fil',
  askAboutThis: 'Poser une question',
  yourQuestion: 'Ta question',
  threadExists: 'Il y a déjà un fil :',
  threadHint: 'Dans ce fil, je lis ce qui me mentionne ou me répond.',
  replyHint:
    'Je ne peux lire une réponse que si elle me mentionne. Active « @ » à côté de ta réponse, ou mentionne-moi.',
  mayNotPost: (permissions) =>
    `Je ne peux pas écrire dans ce salon : il me manque ${permissions}. Les points programmés n’y arriveront qu’avec cette permission.`,
  mayNotBeginThread: (permissions) => `Je ne peux pas ouvrir de fil ici ; il me faut ${permissions}.`,
  shownToYou: 'Tu es donc seul à voir ceci.',
  notMember:
    'Je ne suis pas sur ce serveur et ne peux pas y écrire de moi-même. Ajoute-moi au serveur pour recevoir des points programmés.',
  permissions: {
    view: 'Voir le salon',
    send: 'Envoyer des messages',
    sendInThreads: 'Envoyer des messages dans les fils',
    createThreads: 'Créer des fils publics',
  },
};

const es: Texts = {
  chooseStory: 'Una noticia completa …',
  choose: 'Elegir …',
  discuss: 'Comentar en un hilo',
  askAboutThis: 'Preguntar sobre esto',
  yourQuestion: 'Tu pregunta',
  threadExists: 'Ya hay un hilo:',
  threadHint: 'En este hilo leo lo que me menciona o me responde.',
  replyHint: 'Solo puedo leer una respuesta si me menciona. Activa «@» junto a tu respuesta, o mencióname.',
  mayNotPost: (permissions) =>
    `No puedo escribir en este canal: me falta ${permissions}. Los resúmenes programados no llegarán aquí hasta que lo tenga.`,
  mayNotBeginThread: (permissions) => `No puedo abrir un hilo aquí; necesito ${permissions}.`,
  shownToYou: 'Por eso solo tú ves esto.',
  notMember:
    'No estoy en este servidor y no puedo escribir aquí por mi cuenta. Añádeme al servidor para recibir resúmenes programados.',
  permissions: {
    view: 'Ver canal',
    send: 'Enviar mensajes',
    sendInThreads: 'Enviar mensajes en hilos',
    createThreads: 'Crear hilos públicos',
  },
};

const pt: Texts = {
  chooseStory: 'Uma notícia completa …',
  choose: 'Escolher …',
  discuss: 'Discutir em um tópico',
  askAboutThis: 'Perguntar sobre isto',
  yourQuestion: 'Sua pergunta',
  threadExists: 'Já existe um tópico:',
  threadHint: 'Neste tópico leio o que me menciona ou me responde.',
  replyHint:
    'Só consigo ler uma resposta que me mencione. Ative o «@» ao lado da sua resposta, ou mencione-me.',
  mayNotPost: (permissions) =>
    `Não posso escrever neste canal: falta ${permissions}. Os resumos programados só chegarão aqui quando eu tiver essa permissão.`,
  mayNotBeginThread: (permissions) => `Não posso abrir um tópico aqui; preciso de ${permissions}.`,
  shownToYou: 'Por isso só você vê isto.',
  notMember:
    'Não estou neste servidor e não posso escrever aqui por conta própria. Adicione-me ao servidor para receber resumos programados.',
  permissions: {
    view: 'Ver canal',
    send: 'Enviar mensagens',
    sendInThreads: 'Enviar mensagens em tópicos',
    createThreads: 'Criar tópicos públicos',
  },
};

const texts: Readonly<Record<Language, Texts>> = { en, de, fr, es, pt };

/** Discord's locales of each language but English, which is the one that needs no localisation. */
export const discordLocales = {
  de: ['de'],
  fr: ['fr'],
  es: ['es-ES', 'es-419'],
  pt: ['pt-BR'],
} as const;

export function textsIn(language: Language | undefined): Texts {
  return texts[language ?? 'en'];
}
