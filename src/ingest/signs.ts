/**
 * Which of the words and signs that the cleaner's rules can't do without a line holds, told in one pass: most lines of a story
 * hold none of them, and none of the rules has to be asked.
 */

export const HOLDS = {
  slash: 1,
  colon: 2,
  /** What stands between the entries of a menu, or between a label and its headline. */
  rule: 4,
  at: 8,
  /** Of pictures and those who took them. */
  picture: 16,
  rights: 32,
  cookies: 64,
  player: 128,
  /** Of an outlet's calls to its readers, and of its notes about itself. */
  call: 256,
  note: 512,
  disclosure: 1024,
  /** The verb of a call. */
  imperative: 2048,
} as const;

const PLAIN_SIGNS: readonly (readonly [string, number])[] = [
  ['/', HOLDS.slash | HOLDS.picture],
  [':', HOLDS.colon],
  ['|>»›•·–—-', HOLDS.rule],
  ['@', HOLDS.at | HOLDS.call],
  ['©', HOLDS.picture],
];
const WORDS: readonly (readonly [string, number])[] = [
  [
    `photo photos photograph photographs picture pictures pics pic image images illustration illustrations cartoon credit caption
source file foto fotos bild dit imagem imagen getty reuters afp ap associated shutterstock alamy epa istock istockphoto slide gallery
via courtesy frame still sketch`,
    HOLDS.picture,
  ],
  [
    `rights reproduced published copied broadcast rewritten unauthorised unauthorized trademark trademarks trade constitutes
personal registered`,
    HOLDS.rights,
  ],
  ['cookie cookies', HOLDS.cookies],
  ['watched replay', HOLDS.player],
  [
    `our us here sign signup subscribe register opt click tap hit scroll updated informed connected date know inbox email emails mail
mails phone newsletter newsletters letter letters briefing support facebook twitter instagram tiktok whatsapp telegram youtube linkedin
threads bluesky reddit snapchat pinterest flipboard google apple spotify social page article story form link player`,
    HOLDS.call,
  ],
  [
    `published updated appeared appears produced written translated sponsored corrected republished generated
part supported adapted excerpted available provided auto edited contain contains thank thanks subscribed
registered added signed unsubscribe spam signing subscribing clicking submitting registering entering continuing already subscriber
member reading helpful useful relevant tip story think comments enjoy enjoyed like liked love value publication independently
support subscription contribution donation http https advice purposes video`,
    HOLDS.note,
  ],
  [
    `sign signup subscribe register opt follow like join find connect add tweet support supporting email contact message reach text get
have receive enjoy consider please click tap hit scroll download try check visit see read view learn discover explore watch listen hear
browse become enable turn allow give log share send tell submit continue keep catch never miss stay let`,
    HOLDS.imperative,
  ],
  ['commission commissions partner grant grants expressed', HOLDS.disclosure | HOLDS.note],
];

const SLOTS = 1 << 15;
const SEED = 7;
const ofWord = new Uint16Array(SLOTS);
const ofSign = new Uint16Array(0x2100);

for (const [signs, bits] of PLAIN_SIGNS)
  for (const sign of signs) ofSign[sign.charCodeAt(0)] = (ofSign[sign.charCodeAt(0)] ?? 0) | bits;
for (const [words, bits] of WORDS)
  for (const word of words.split(/\s+/u)) {
    let hash = SEED;
    for (let at = 0; at < word.length; at += 1) hash = nextHash(hash, word.charCodeAt(at));
    ofWord[hash] = (ofWord[hash] ?? 0) | bits;
  }

function nextHash(hash: number, letter: number): number {
  return (hash * 31 + letter) & (SLOTS - 1);
}

export interface Signs {
  /** Bits of HOLDS; one too many where two words fall together, never one too few. */
  readonly holds: number;
  readonly spaces: number;
}

/** Read from here, a part of a longer string's characters come twice as fast. */
const scratch = new Uint16Array(4_096);
const bytes = Buffer.from(scratch.buffer);

export function readSigns(text: string): Signs {
  let holds = 0;
  let spaces = 0;
  let hash = SEED;
  for (let from = 0; from < text.length; from += scratch.length) {
    const written = bytes.write(from === 0 ? text : text.slice(from), 'utf16le') / 2;
    for (let at = 0; at < written; at += 1) {
      const code = scratch[at] ?? 0;
      const small = code | 32;
      if (small >= 97 && small <= 122) {
        hash = nextHash(hash, small);
        continue;
      }
      if (hash !== SEED) {
        holds |= ofWord[hash] ?? 0;
        hash = SEED;
      }
      if (code === 32) spaces += 1;
      else holds |= ofSign[code] ?? 0;
    }
  }
  if (hash !== SEED) holds |= ofWord[hash] ?? 0;
  return { holds, spaces };
}
