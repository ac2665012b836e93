import type { ServiceWording } from './wording.ts';

export const german: ServiceWording = {
  privacy: {
    heading: 'Was ich speichere, und wie lange',
    lines: ({ conversation, ledger, left, modelHost, chatFeeds, database }) => [
      `Von diesem Chat: seine Nummer, Einstellungen und Themen, den Zeitplan${chatFeeds ? ', die hinzugefügten Feeds' : ''} und welche Meldungen er schon bekommen hat, damit die von gestern wegbleiben. Bis er vergessen wird.`,
      `${ledger} Tage lang: wann Briefings verschickt wurden, und die Nummern ihrer Nachrichten.`,
      `${conversation} Tage lang: die Fragen an mich und meine Antworten, die Meldungen und Stellen, um die es ging, und die Nummern der Nachrichten und der Fragenden. Keine Namen, und nichts, was nicht an mich gerichtet ist.`,
      `Werde ich aus einem Chat entfernt, endet sein Zeitplan sofort, und alles andere verschwindet nach ${left} Tagen.`,
      modelHost === undefined
        ? `All das bleibt auf dem Rechner, auf dem ich laufe${database ? ', und in der Datenbank seines Betreibers' : ''}. Ein Sprachmodell ist nicht im Spiel: Hinaus gehen nur meine Nachrichten, an die Plattform, auf der du sie liest.`
        : `All das bleibt auf dem Rechner, auf dem ich laufe${database ? ', und in der Datenbank seines Betreibers' : ''}, bis auf meine Nachrichten und das, was ein Sprachmodell zum Schreiben bekommt: Artikel und deine Fragen. Es steht bei ${modelHost}.`,
    ],
    how: '/export gibt es als Datei heraus. /forget löscht es sofort; /forget me löscht, was du mich gefragt hast.',
  },
  forget: {
    ask: 'Soll ich diesen Chat vergessen? Einstellungen, Themen, Zeitplan, Gedächtnis und alles andere, was ich von ihm speichere, werden sofort gelöscht, und es kommen keine Briefings mehr. Das lässt sich nicht rückgängig machen.',
    askNot:
      'Nur Admins können diesen Chat vergessen lassen. Was du mich gefragt hast, kann ich vergessen, in allen Chats.',
    chatButton: 'Diesen Chat vergessen',
    meButton: 'Meine Fragen vergessen',
    done: 'Vergessen. Von diesem Chat speichere ich nichts mehr; /start fängt neu an.',
    doneMe: 'Vergessen: was du mich gefragt hast, in allen Chats.',
    which: 'Was vergessen? /forget ist dieser Chat, /forget me ist, was du mich gefragt hast.',
  },
  exported: {
    chat: 'Alles, was ich von diesem Chat speichere.',
    me: 'Alles, was ich von deinen Fragen speichere, in allen Chats.',
    onlyAdmins:
      'Nur Admins bekommen, was ich von diesem Chat speichere. /export me gibt dir, was du mich gefragt hast.',
    sent: 'Ich habe es dir in unseren privaten Chat geschickt.',
    unreachable:
      'Das ist nur für dich, und ich kann dir noch nicht schreiben: Öffne einen privaten Chat mit mir, drücke Start, und frag hier noch einmal.',
  },
  feeds: {
    notAllowed: 'Die Feeds wählt, wer diesen Bot betreibt; Chats können hier keine hinzufügen.',
    none: (most) =>
      `Dieser Chat hat keine Feeds hinzugefügt; ${most} sind möglich. So geht es: /feeds add https://example.org/feed.xml`,
    own: (count, most) => `Feeds, die dieser Chat hinzugefügt hat, ${count} von ${most}:`,
    shared: 'Ihre Artikel kommen in den gemeinsamen Bestand: Jeder Chat dieses Bots kann sie lesen.',
    which: 'Welcher Feed? Zum Beispiel: /feeds add https://example.org/feed.xml',
    unknownVerb: (verb) => `Ich kenne kein „/feeds ${verb}“; es gibt /feeds add URL und /feeds remove URL.`,
    added: (name) => `Hinzugefügt: ${name}. In ein paar Minuten kommen die Artikel.`,
    joined: (name) => `Hinzugefügt: ${name}. Er wird schon gelesen, seine Artikel sind da.`,
    known: (name) => `Diesen Feed hat der Chat schon: ${name}.`,
    removed: (url) => `Entfernt: ${url}. Was daraus kam, bleibt für seine Zeit.`,
    notYours: (url) => `${url} ist keiner der Feeds, die dieser Chat hinzugefügt hat; /feeds zeigt sie.`,
    noAddress: (typed) => `„${typed}“ ist keine Adresse; nimm eine wie https://example.org/feed.xml`,
    private: 'Diese Adresse ist nicht im öffentlichen Internet, darum lese ich sie nicht.',
    noFeed: (typed) => `Unter ${typed} ist kein Feed, und die Seite nennt auch keinen.`,
    unreachable: (typed) => `${typed} lässt sich gerade nicht lesen. Stimmt die Adresse?`,
    tooMany: (most) => `Dieser Chat hat schon ${most} Feeds; /feeds remove URL schafft Platz.`,
    tooManyInAll: 'Diesem Bot können gerade keine Feeds mehr hinzugefügt werden.',
  },
  access: {
    notAllowed:
      'Entschuldige, ich bin ein privater Bot und darf hier nicht benutzt werden. Wer mich betreibt, kann es erlauben.',
  },
  admin: {
    usage:
      '/admin stats, /admin block ID, /admin unblock ID, /admin list, /admin leave ID. Eine ID ist discord:123 oder telegram:456 für Personen, telegram:-100123 für eine Gruppe, discord:server:123 für einen Server.',
    wrongId: (typed) =>
      `„${typed}“ ist keine ID; nimm discord:123, discord:server:123, telegram:456 oder telegram:-100123.`,
    blocked: (id) => `${id} ist gesperrt.`,
    blockedAndLeft: (id) => `${id} ist gesperrt, und ich bin dort ausgetreten.`,
    unblocked: (id) => `${id} ist nicht mehr gesperrt.`,
    notBlocked: (id) => `${id} ist nicht gesperrt.`,
    configured: (id) => `${id} ist durch die Konfiguration gesperrt; nimm es aus access.block heraus.`,
    isOwner: (id) => `${id} ist Admin von mir und lässt sich nicht sperren.`,
    noBlocks: 'Niemand ist gesperrt.',
    blocks: 'Gesperrt:',
    inConfiguration: (id) => `${id}, durch die Konfiguration`,
    allowed: (ids) => `Erlaubt, und sonst niemand: ${ids}`,
    left: (id) => `Ich bin aus ${id} ausgetreten.`,
    notIn: (id) => `Ich bin nicht in ${id} oder kann dort nicht austreten.`,
  },
};
