import type { ServiceWording } from './wording.ts';

export const portuguese: ServiceWording = {
  privacy: {
    heading: 'O que eu guardo, e por quanto tempo',
    lines: ({ conversation, ledger, left, modelHost, chatFeeds, database }) => [
      `Deste chat: seu número, suas configurações e temas, seu horário${chatFeeds ? ', os feeds que adicionou' : ''} e quais notícias já recebeu, para não repetir as de ontem. Até ser esquecido.`,
      `Por ${ledger} dias: quando os resumos foram enviados e os números das mensagens.`,
      `Por ${conversation} dias: as perguntas feitas a mim e as minhas respostas, as notícias e passagens de que tratavam, e os números das mensagens e de quem perguntou. Nenhum nome, e nada que não seja dito a mim.`,
      `Quando me removem de um chat, seu horário acaba na hora, e o resto é apagado depois de ${left} dias.`,
      modelHost === undefined
        ? `Tudo fica na máquina em que eu rodo${database ? ' e no banco de dados de quem a mantém' : ''}. Nenhum modelo de linguagem é usado: só saem as minhas mensagens, para a plataforma em que você as lê.`
        : `Tudo fica na máquina em que eu rodo${database ? ' e no banco de dados de quem a mantém' : ''}, menos as minhas mensagens e o que um modelo de linguagem recebe para escrever: artigos e as suas perguntas. Ele fica em ${modelHost}.`,
    ],
    how: '/export entrega tudo em um arquivo. /forget apaga na hora; /forget me apaga o que você me perguntou.',
  },
  forget: {
    ask: 'Devo esquecer este chat? Configurações, temas, horário, memória e tudo o mais que guardo dele são apagados na hora, e não chegam mais resumos. Não dá para desfazer.',
    askNot:
      'Só administradores podem fazer este chat ser esquecido. O que você me perguntou eu posso esquecer, em todos os chats.',
    chatButton: 'Esquecer este chat',
    meButton: 'Esquecer minhas perguntas',
    done: 'Esquecido. Não guardo mais nada deste chat; /start começa de novo.',
    doneMe: 'Esquecido: o que você me perguntou, em todos os chats.',
    which: 'Esquecer o quê? /forget é este chat; /forget me é o que você me perguntou.',
  },
  exported: {
    chat: 'Tudo o que guardo deste chat.',
    me: 'Tudo o que guardo das suas perguntas, em todos os chats.',
    onlyAdmins:
      'Só administradores podem receber o que guardo deste chat. /export me entrega o que você me perguntou.',
    sent: 'Enviei para você no nosso chat privado.',
    unreachable:
      'Isso é só para você, e ainda não posso lhe escrever: abra um chat privado comigo, toque em Iniciar e peça aqui de novo.',
  },
  feeds: {
    notAllowed: 'Os feeds são escolhidos por quem mantém este bot; os chats não podem adicionar nenhum.',
    none: (most) =>
      `Este chat não adicionou nenhum feed; pode ter ${most}. Para adicionar um: /feeds add https://example.org/feed.xml`,
    own: (count, most) => `Feeds que este chat adicionou, ${count} de ${most}:`,
    shared: 'Os artigos deles vão para o acervo comum: todos os chats deste bot podem lê-los.',
    which: 'Qual feed? Por exemplo: /feeds add https://example.org/feed.xml',
    unknownVerb: (verb) => `Não conheço «/feeds ${verb}»; use /feeds add URL ou /feeds remove URL.`,
    added: (name) => `Adicionado: ${name}. Os artigos chegam em alguns minutos.`,
    joined: (name) => `Adicionado: ${name}. Ele já é lido, os artigos já estão aqui.`,
    known: (name) => `Este chat já tem esse feed: ${name}.`,
    removed: (url) => `Removido: ${url}. O que veio dele fica pelo tempo previsto.`,
    notYours: (url) => `${url} não é dos feeds que este chat adicionou; /feeds mostra quais são.`,
    noAddress: (typed) => `«${typed}» não é um endereço; use um como https://example.org/feed.xml`,
    private: 'Esse endereço não está na internet pública, por isso não o leio.',
    noFeed: (typed) => `Em ${typed} não há feed, e a página não indica nenhum.`,
    unreachable: (typed) => `${typed} não pode ser lido agora. O endereço está certo?`,
    tooMany: (most) => `Este chat já tem seus ${most} feeds; /feeds remove URL abre espaço.`,
    tooManyInAll: 'Por enquanto não dá para adicionar mais feeds a este bot.',
  },
  access: {
    notAllowed: 'Desculpe, sou um bot privado e não posso ser usado aqui. Quem me mantém pode permitir.',
  },
  admin: {
    usage:
      '/admin stats, /admin block ID, /admin unblock ID, /admin list, /admin leave ID. Um ID é discord:123 ou telegram:456 para uma pessoa, telegram:-100123 para um grupo, discord:server:123 para um servidor.',
    wrongId: (typed) =>
      `«${typed}» não é um ID; use discord:123, discord:server:123, telegram:456 ou telegram:-100123.`,
    blocked: (id) => `${id} está bloqueado.`,
    blockedAndLeft: (id) => `${id} está bloqueado, e eu saí de lá.`,
    unblocked: (id) => `${id} não está mais bloqueado.`,
    notBlocked: (id) => `${id} não está bloqueado.`,
    configured: (id) => `${id} está bloqueado pela configuração; tire de access.block.`,
    isOwner: (id) => `${id} é meu administrador e não pode ser bloqueado.`,
    noBlocks: 'Ninguém está bloqueado.',
    blocks: 'Bloqueados:',
    inConfiguration: (id) => `${id}, pela configuração`,
    allowed: (ids) => `Permitidos, e ninguém mais: ${ids}`,
    left: (id) => `Saí de ${id}.`,
    notIn: (id) => `Não estou em ${id}, ou não posso sair de lá.`,
  },
};
