import type { ServiceWording } from './wording.ts';

export const french: ServiceWording = {
  privacy: {
    heading: 'Ce que je garde, et combien de temps',
    lines: ({ conversation, ledger, left, modelHost, chatFeeds, database }) => [
      `De ce salon : son numéro, ses réglages et ses thèmes, ses horaires${chatFeeds ? ', les flux qu’il a ajoutés' : ''}, et les sujets déjà envoyés, pour ne pas répéter ceux d’hier. Jusqu’à ce qu’il soit oublié.`,
      `Pendant ${ledger} jours : quand les points ont été envoyés, et les numéros de leurs messages.`,
      `Pendant ${conversation} jours : les questions qui me sont posées et mes réponses, les sujets et passages concernés, et les numéros des messages et des personnes. Aucun nom, et rien de ce qui ne m’est pas adressé.`,
      `Si l’on me retire d’un salon, ses horaires s’arrêtent aussitôt, et le reste est effacé après ${left} jours.`,
      modelHost === undefined
        ? `Tout reste sur la machine où je tourne${database ? ' et dans la base de données de qui la gère' : ''}. Aucun modèle de langue n’est utilisé : seuls mes messages sortent, vers la plateforme où tu les lis.`
        : `Tout reste sur la machine où je tourne${database ? ' et dans la base de données de qui la gère' : ''}, sauf mes messages et ce qu’un modèle de langue reçoit pour écrire : des articles et tes questions. Il se trouve chez ${modelHost}.`,
    ],
    how: '/export le remet dans un fichier. /forget l’efface aussitôt ; /forget me efface ce que tu m’as demandé.',
  },
  forget: {
    ask: 'Dois-je oublier ce salon ? Réglages, thèmes, horaires, mémoire et tout ce que j’en garde sont effacés aussitôt, et plus aucun point n’arrive. C’est définitif.',
    askNot:
      'Seuls les admins peuvent faire oublier ce salon. Ce que tu m’as demandé, je peux l’oublier, dans tous les salons.',
    chatButton: 'Oublier ce salon',
    meButton: 'Oublier mes questions',
    done: 'C’est oublié. Je ne garde plus rien de ce salon ; /start recommence à zéro.',
    doneMe: 'C’est oublié : ce que tu m’as demandé, dans tous les salons.',
    which: 'Oublier quoi ? /forget, c’est ce salon ; /forget me, ce que tu m’as demandé.',
  },
  exported: {
    chat: 'Tout ce que je garde de ce salon.',
    me: 'Tout ce que je garde de tes questions, dans tous les salons.',
    onlyAdmins:
      'Seuls les admins peuvent avoir ce que je garde de ce salon. /export me te remet ce que tu m’as demandé.',
    sent: 'Je te l’ai envoyé dans notre conversation privée.',
    unreachable:
      'C’est pour toi seul, et je ne peux pas encore t’écrire : ouvre une conversation privée avec moi, appuie sur Démarrer, puis redemande ici.',
  },
  feeds: {
    notAllowed:
      'Les flux sont choisis par la personne qui gère ce bot ; les salons ne peuvent pas en ajouter.',
    none: (most) =>
      `Ce salon n’a ajouté aucun flux ; il peut en avoir ${most}. Pour en ajouter un : /feeds add https://example.org/feed.xml`,
    own: (count, most) => `Flux ajoutés par ce salon, ${count} sur ${most} :`,
    shared: 'Leurs articles rejoignent le fonds commun : tous les salons de ce bot peuvent les lire.',
    which: 'Quel flux ? Par exemple : /feeds add https://example.org/feed.xml',
    unknownVerb: (verb) =>
      `Je ne connais pas « /feeds ${verb} » ; il y a /feeds add URL et /feeds remove URL.`,
    added: (name) => `Ajouté : ${name}. Ses articles arrivent dans quelques minutes.`,
    joined: (name) => `Ajouté : ${name}. Il est déjà lu, ses articles sont là.`,
    known: (name) => `Ce salon a déjà ce flux : ${name}.`,
    removed: (url) => `Retiré : ${url}. Ce qui en est venu reste le temps prévu.`,
    notYours: (url) => `${url} n’est pas un flux ajouté par ce salon ; /feeds les affiche.`,
    noAddress: (typed) => `« ${typed} » n’est pas une adresse ; par exemple https://example.org/feed.xml`,
    private: 'Cette adresse n’est pas sur l’internet public, je ne la lis donc pas.',
    noFeed: (typed) => `Il n’y a pas de flux à ${typed}, et la page n’en indique pas.`,
    unreachable: (typed) => `${typed} est illisible pour l’instant. L’adresse est-elle juste ?`,
    tooMany: (most) => `Ce salon a déjà ses ${most} flux ; /feeds remove URL fait de la place.`,
    tooManyInAll: 'On ne peut plus ajouter de flux à ce bot pour l’instant.',
  },
  access: {
    notAllowed:
      'Désolé, je suis un bot privé et ne peux pas servir ici. La personne qui me gère peut l’autoriser.',
  },
  admin: {
    usage:
      '/admin stats, /admin block ID, /admin unblock ID, /admin list, /admin leave ID. Un ID est discord:123 ou telegram:456 pour une personne, telegram:-100123 pour un groupe, discord:server:123 pour un serveur.',
    wrongId: (typed) =>
      `« ${typed} » n’est pas un ID ; par exemple discord:123, discord:server:123, telegram:456 ou telegram:-100123.`,
    blocked: (id) => `${id} est bloqué.`,
    blockedAndLeft: (id) => `${id} est bloqué, et je l’ai quitté.`,
    unblocked: (id) => `${id} n’est plus bloqué.`,
    notBlocked: (id) => `${id} n’est pas bloqué.`,
    configured: (id) => `${id} est bloqué par la configuration ; retire-le de access.block.`,
    isOwner: (id) => `${id} est l’un de mes admins et ne peut pas être bloqué.`,
    noBlocks: 'Personne n’est bloqué.',
    blocks: 'Bloqués :',
    inConfiguration: (id) => `${id}, par la configuration`,
    allowed: (ids) => `Autorisés, et personne d’autre : ${ids}`,
    left: (id) => `J’ai quitté ${id}.`,
    notIn: (id) => `Je ne suis pas dans ${id}, ou ne peux pas le quitter.`,
  },
};
