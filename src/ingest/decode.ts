/** Bytes as text: UTF-8 unless a byte order mark, whoever sent them or an HTML page says otherwise. */

export type Decoded =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'refused'; readonly code: string; readonly reason: string };

const DECLARED =
  /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w-]{2,30})/iu;

export interface DecodeOptions {
  /** A charset declared in the text counts. */
  readonly page: boolean;
  /** From the web, where bytes are what they are: the Content-Type, and signs that can't be read are replaced. */
  readonly sent?: { readonly contentType: string | undefined };
}

export function decode(bytes: Uint8Array, { page, sent }: DecodeOptions): Decoded {
  if (bytes.length === 0) return { type: 'refused', code: 'empty', reason: 'is empty' };
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  const declared = page ? DECLARED.exec(head) : null;
  const named = /\bcharset\s*=\s*["']?([\w-]{2,30})/iu.exec(sent?.contentType ?? '')?.[1];
  const charset = (marked ?? named ?? declared?.[1] ?? declared?.[2] ?? 'utf-8').toLowerCase();
  const kind = marked === undefined ? binaryKind(bytes) : undefined;
  if (kind !== undefined) return { type: 'refused', code: 'binary', reason: kind };
  const strict =
    tryDecode(bytes, charset) ??
    (charset === 'utf-8' ? undefined : tryDecode(bytes, 'utf-8')) ??
    (sent && new TextDecoder(named === undefined && !declared ? 'windows-1252' : 'utf-8').decode(bytes));
  if (strict === undefined) {
    return {
      type: 'refused',
      code: 'encoding',
      reason: `is not valid ${charset.toUpperCase()}; save it as UTF-8 (iconv -f ISO-8859-1 -t UTF-8)`,
    };
  }
  return strict.trim() === ''
    ? { type: 'refused', code: 'empty', reason: 'holds nothing but white space' }
    : { type: 'text', text: strict };
}

function tryDecode(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const CONVERT = 'convert it to text first';
/** First bytes of what is often taken for text, as Latin-1. */
const KINDS: readonly (readonly [start: string, reason: string])[] = [
  ['\u001f\u008b', 'is gzip-compressed; unpack it, or give it a name that ends in .gz'],
  ['%PDF-', `is a PDF; ${CONVERT}`],
  ['PK\u0003\u0004', `is a ZIP archive or an office document; unpack it or ${CONVERT}`],
  ['\u00d0\u00cf\u0011\u00e0', `is an office document; ${CONVERT}`],
  ['{\\rtf', `is RTF; ${CONVERT}`],
];

/** Why the bytes are no text: a known beginning, or a zero byte near it, which no text has. */
function binaryKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const known = KINDS.find(([start]) => head.startsWith(start))?.[1];
  return known ?? (bytes.subarray(0, 65_536).includes(0) ? `is binary, not text; ${CONVERT}` : undefined);
}
