/** The words of an element, a paragraph for each block, as a reader sees them. */

interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<Node>;
}

const TEXT = 3;
const ELEMENT = 1;
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG CANVAS FORM BUTTON INPUT SELECT TEXTAREA NAV FIGCAPTION HEAD ASIDE FOOTER VIDEO AUDIO'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BODY DD DETAILS DIV DL DT FIELDSET FIGURE H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);

/** Blocks parted by blank lines; a <br> is a line end, two of them a new paragraph. */
export function blockText(root: Node): string {
  const parts: string[] = [];
  // A stack of our own: markup may be nested as deeply as its author likes.
  const open: (Node | 'end of block')[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === 'end of block') parts.push('\n\n');
    else if (node.nodeType === TEXT) parts.push((node.nodeValue ?? '').replace(/\s+/gu, ' '));
    else if (node.nodeType === ELEMENT) enter(node, parts, open);
  }
  return parts
    .join('')
    .replace(/[^\S\n]*\n[^\S\n]*/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

function enter(node: Node, parts: string[], open: (Node | 'end of block')[]): void {
  const name = node.nodeName.toUpperCase();
  if (SKIPPED.has(name)) return;
  if (name === 'BR') parts.push('\n');
  const block = BLOCKS.has(name);
  if (block) {
    parts.push('\n\n');
    open.push('end of block');
  }
  open.push(...[...node.childNodes].toReversed());
}
