/** The words of an element as the cleaner judges them: a unit for each block, as a reader sees them. */
import { toUnit, type Unit } from './lines.ts';
import { normaliseSpace } from './plain-text.ts';

interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<Node>;
  readonly textContent: string | null;
  getAttribute?(name: string): string | null;
}

const TEXT = 3;
const ELEMENT = 1;
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG CANVAS FORM BUTTON INPUT SELECT TEXTAREA NAV FIGCAPTION HEAD FOOTER VIDEO AUDIO'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGURE H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);
/** Names that pages give to what lies beside the story; a block so named is no part of it if it is small. */
const BESIDE =
  /(?:^|[\s_-])(?:captions?|credits?|related|recirc|recirculation|newsletter|promo|share|social|byline|advert|advertisement|sponsored?|read-?more|most-?popular|trending|sign-?up|subscribe|subscription|paywall|breadcrumbs?|tags|disclaimer|sr-only|screen-reader-text|visually-hidden|author-?(?:bio|info|box))(?:$|[\s_-])/iu;
const MOST_BESIDE_LENGTH = 600;
/** Of a block's letters, that many are links where the block is one link. */
const LINKED_SHARE = 0.9;

type Step = Node | 'end of block' | 'end of link' | 'end of entry' | 'end of aside';

/** Blocks in their order, those beside the story marked; a <br> is a line end, two of them a new paragraph. */
export function blockUnits(root: Node): Unit[] {
  const units: Unit[] = [];
  let text = '';
  let linkedLength = 0;
  let links = 0;
  let entries = 0;
  let asides = 0;
  const close = (): void => {
    const lines = normaliseSpace(text).split(/\n\s*\n/u);
    const linked = linkedLength > 0 && linkedLength >= text.replace(/\s+/gu, '').length * LINKED_SHARE;
    for (const line of lines) {
      const flat = line.replace(/\s+/gu, ' ').trim();
      if (flat !== '') units.push(toUnit(flat, { linked, entry: entries > 0, beside: asides > 0 }));
    }
    text = '';
    linkedLength = 0;
  };
  // A stack of our own: markup may be nested as deeply as its author likes.
  const open: Step[] = [root];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step === 'end of block') close();
    else if (step === 'end of link') links -= 1;
    else if (step === 'end of entry') entries -= 1;
    else if (step === 'end of aside') asides -= 1;
    else if (step.nodeType === TEXT) {
      const words = (step.nodeValue ?? '').replace(/\s+/gu, ' ');
      if (links > 0) linkedLength += words.replaceAll(' ', '').length;
      text += words;
    } else if (step.nodeType === ELEMENT && !SKIPPED.has(step.nodeName.toUpperCase())) {
      const name = step.nodeName.toUpperCase();
      if (isBeside(step)) {
        close();
        asides += 1;
        open.push('end of aside', 'end of block');
      }
      if (name === 'BR') text += '\n';
      if (BLOCKS.has(name)) {
        close();
        open.push('end of block');
      }
      if (name === 'LI') {
        entries += 1;
        open.push('end of entry');
      }
      if (name === 'A') {
        links += 1;
        open.push('end of link');
      }
      open.push(...[...step.childNodes].toReversed());
    }
  }
  close();
  return units;
}

/** The same as text: paragraphs parted by a blank line. */
export function blockText(root: Node): string {
  return blockUnits(root)
    .filter(({ beside }) => !beside)
    .map(({ text }) => text)
    .join('\n\n');
}

function isBeside(element: Node): boolean {
  const name = element.nodeName.toUpperCase();
  if (name === 'ASIDE') return true;
  if (!BLOCKS.has(name) && name !== 'SPAN') return false;
  const names = `${element.getAttribute?.('class') ?? ''} ${element.getAttribute?.('id') ?? ''}`
    .slice(0, 500)
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-');
  return BESIDE.test(names) && (element.textContent ?? '').length <= MOST_BESIDE_LENGTH;
}
