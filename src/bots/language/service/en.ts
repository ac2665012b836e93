import type { ServiceWording } from './wording.ts';

export const english: ServiceWording = {
  privacy: {
    heading: 'What I keep, and for how long',
    lines: ({ conversation, ledger, left, modelHost, chatFeeds, database }) => [
      `Of this chat: its number, its settings and topics, its schedule${chatFeeds ? ', the feeds that it added' : ''}, and which stories it was told, so that yesterday's stay out. Until it is forgotten.`,
      `For ${ledger} days: when briefings were sent, and the numbers of their messages.`,
      `For ${conversation} days: the questions put to me and my answers, the stories and passages that they were about, and the numbers of the messages and of who asked. No names, and nothing that is not said to me.`,
      `When I am removed from a chat, its schedule ends at once, and the rest goes after ${left} days.`,
      modelHost === undefined
        ? `All of it stays on the machine that I run on${database ? " and in its owner's database" : ''}. No language model is used: nothing leaves but my messages, to the platform that you read them on.`
        : `All of it stays on the machine that I run on${database ? " and in its owner's database" : ''}, but for my messages, and for what a language model is given to write: articles, and your questions. That one is at ${modelHost}.`,
    ],
    how: '/export hands it over as a file. /forget removes it at once; /forget me removes what you asked me.',
  },
  forget: {
    ask: 'Shall I forget this chat? Its settings, topics, schedule, memory and everything else that I keep of it are removed at once, and no more briefings come. This cannot be undone.',
    askNot: 'Only admins can have this chat forgotten. What you asked me I can forget, in every chat.',
    chatButton: 'Forget this chat',
    meButton: 'Forget what I asked',
    done: 'Forgotten. I keep nothing of this chat any more; /start begins anew.',
    doneMe: 'Forgotten: what you asked me, in every chat.',
    which: 'Forget what? /forget is this chat, /forget me is what you asked me.',
  },
  exported: {
    chat: 'Everything that I keep of this chat.',
    me: 'Everything that I keep of what you asked me, in every chat.',
    onlyAdmins: 'Only admins can have what I keep of this chat. /export me hands you what you asked me.',
    sent: 'I have sent it to you in our private chat.',
    unreachable:
      'That is for you alone, and I cannot write to you yet: open a private chat with me, press Start, and ask here again.',
  },
  feeds: {
    notAllowed: 'Feeds are chosen by whoever runs this bot; chats cannot add any here.',
    none: (most) =>
      `This chat has added no feeds; it may have ${most}. To add one: /feeds add https://example.org/feed.xml`,
    own: (count, most) => `Feeds that this chat has added, ${count} of ${most}:`,
    shared: 'Their articles go into the common store: every chat of this bot can read them.',
    which: 'Which feed? For example: /feeds add https://example.org/feed.xml',
    unknownVerb: (verb) => `I know no "/feeds ${verb}"; use /feeds add URL or /feeds remove URL.`,
    added: (name) => `Added: ${name}. Its articles come in within minutes.`,
    joined: (name) => `Added: ${name}. It is read already, so its articles are here.`,
    known: (name) => `This chat has that feed already: ${name}.`,
    removed: (url) => `Removed: ${url}. What came in from it stays for its time.`,
    notYours: (url) => `${url} is none of the feeds that this chat has added; /feeds lists them.`,
    noAddress: (typed) => `"${typed}" is no address; use one such as https://example.org/feed.xml`,
    private: 'That address is not on the public internet, so I do not read it.',
    noFeed: (typed) => `There is no feed at ${typed}, nor does that page name one.`,
    unreachable: (typed) => `${typed} cannot be read now. Is the address right?`,
    tooMany: (most) => `This chat has its ${most} feeds; /feeds remove URL makes room.`,
    tooManyInAll: 'No more feeds can be added to this bot for now.',
  },
  access: {
    notAllowed: 'Sorry, I am a private bot and may not be used here. Whoever runs me can allow it.',
  },
  admin: {
    usage:
      '/admin stats, /admin block ID, /admin unblock ID, /admin list, /admin leave ID. An ID is discord:123 or telegram:456 for a user, telegram:-100123 for a group, discord:server:123 for a server.',
    wrongId: (typed) =>
      `"${typed}" is no ID; use discord:123, discord:server:123, telegram:456 or telegram:-100123.`,
    blocked: (id) => `${id} is blocked.`,
    blockedAndLeft: (id) => `${id} is blocked, and I have left it.`,
    unblocked: (id) => `${id} is no longer blocked.`,
    notBlocked: (id) => `${id} is not blocked.`,
    configured: (id) => `${id} is blocked by the configuration; take it out of access.block.`,
    isOwner: (id) => `${id} is an admin of mine and cannot be blocked.`,
    noBlocks: 'Nobody is blocked.',
    blocks: 'Blocked:',
    inConfiguration: (id) => `${id}, by the configuration`,
    allowed: (ids) => `Allowed, and nobody else: ${ids}`,
    left: (id) => `I have left ${id}.`,
    notIn: (id) => `I am not in ${id}, or cannot leave it.`,
  },
};
