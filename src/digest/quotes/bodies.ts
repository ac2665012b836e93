/** Companies, ministries and other bodies that an article names, for where it says "the company" or "the ministry". */

export interface Bodies {
  /** The one that "the company" means at a place: the only one of its kind that has been named before it. */
  meant(noun: string, offset: number): string | undefined;
}

interface Body {
  readonly name: string;
  readonly at: number;
  /** Nouns that it may be called by. */
  readonly kinds: readonly string[];
}

const BUSINESS =
  /\b(?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Co|Company|Holdings?|Airlines?|Airways|Motors|Industries|Technologies|Systems|Brothers|AG|SE|GmbH|SA|NV|SpA)\b/u;
const BUSINESS_NOUNS = ['company', 'firm', 'business', 'group', 'corporation'];
/** What a body may be called, and has in its name where it is one. */
const KINDS = words(
  'ministry department agency authority university union party court council commission committee bank hospital museum association federation foundation institute school college club church airline office board bureau league society trust campaign group company firm charity',
);
const NOUN = `(?:\\p{L}+)?(?:${KINDS.join('|')}|maker|retailer|carrier|lender|operator|brewer|publisher|broadcaster|startup|start-up|newspaper|watchdog|regulator|supplier|developer|insurer)`;
/** "Orvane, a small maker of sails,": what it is, after its name. */
const APPOSED = new RegExp(`^, (?:an?|the|its|one of the) (?:[\\p{L}’'-]+ ){0,4}?(${NOUN})s?\\b`, 'u');
/** "the sailmaker Orvane": what it is, before its name. */
const TITLED = new RegExp(`\\b(${NOUN}) $`, 'u');
const COMPLEMENT = /^ (?:of|for)(?: the)? \p{Lu}[\p{L}-]+(?: (?:and |of |for )?\p{Lu}[\p{L}-]+)*/u;
const REACH = 90;

function words(list: string): string[] {
  return list.split(' ');
}

/** `names`: all that an article writes as names, in order, with offsets. */
export function findBodies(
  text: string,
  names: readonly { readonly text: string; readonly start: number; readonly end: number }[],
): Bodies {
  const bodies: Body[] = [];
  for (const { text: short, start, end } of names) {
    const after = text.slice(end, end + REACH);
    const own = short.toLowerCase().split(' ');
    const apposed = APPOSED.exec(after)?.[1] ?? TITLED.exec(text.slice(Math.max(0, start - 30), start))?.[1];
    const kinds = [
      ...KINDS.filter((kind) => own.includes(kind)),
      ...(BUSINESS.test(short) ? BUSINESS_NOUNS : []),
      ...(apposed === undefined ? [] : [apposed, ...(isBusiness(apposed) ? BUSINESS_NOUNS : [])]),
    ];
    if (kinds.length === 0) continue;
    const isBare = !short.includes(' ') && apposed === undefined;
    const complement = own.some((word) => KINDS.includes(word)) ? (COMPLEMENT.exec(after)?.[0] ?? '') : '';
    // "the Ministry" alone names none.
    if (isBare && complement === '') continue;
    bodies.push({ name: short + complement, at: start, kinds });
  }
  return {
    meant(noun, offset) {
      const found = new Set<string>();
      for (const { name, at, kinds } of bodies) {
        if (at >= offset || found.size > 1) break;
        if (kinds.includes(noun)) found.add(name);
      }
      return found.size === 1 ? [...found][0] : undefined;
    },
  };
}

function isBusiness(noun: string): boolean {
  return /(?:maker|retailer|carrier|lender|operator|brewer|startup|start-up|supplier|insurer|airline|company|firm)$/u.test(
    noun,
  );
}
