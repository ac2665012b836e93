/** Bytes as text: UTF-8 unless a byte order mark or an HTML page says otherwise. */

export type Decoded =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'refused'; readonly code: string; readonly reason: string };

const DECLARED =
  /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]{2,30})|<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w-]{2,30})/iu;

/** `page`: a charset declared in the text counts. */
export function decode(bytes: Uint8Array, page: boolean): Decoded {
  if (bytes.length === 0) return { type: 'refused', code: 'empty', reason: 'is empty' };
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString('latin1');
  const declared = page ? DECLARED.exec(head) : null;
  const charset = marked ?? declared?.[1] ?? declared?.[2] ?? 'utf-8';
  if (marked === undefined && isBinary(bytes))
    return { type: 'refused', code: 'binary', reason: 'is binary, not text; convert it to text first' };
  const strict = tryDecode(bytes, charset) ?? (charset === 'utf-8' ? undefined : tryDecode(bytes, 'utf-8'));
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

/** A zero byte near the beginning, which no text has. */
function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).includes(0);
}
