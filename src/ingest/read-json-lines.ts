/** An article a line, as the lines come: the file may be of any size, a line may not. */
import type { Readable } from 'node:stream';
import { explain, MOST_BYTES, tooLarge } from './files.ts';
import { type JsonRead, parseJson, readJsonArticle } from './read-json.ts';

type LineRead = JsonRead & { readonly line?: number };

export async function* readJsonLines(source: Readable | readonly string[]): AsyncGenerator<LineRead> {
  let line = 0;
  let articles = 0;
  for await (const text of eachLine(source)) {
    line += 1;
    if (typeof text !== 'string') {
      yield { ...text, line };
      continue;
    }
    const bare = text.replace(/^\uFEFF/u, '').trim();
    if (bare === '') continue;
    articles += 1;
    const parsed = parseJson(bare);
    yield { ...(parsed.type === 'refused' ? parsed : readJsonArticle(parsed.value)), line };
  }
  if (articles === 0 && line <= 1) yield { type: 'refused', code: 'empty', reason: 'is empty' };
}

type Line = string | Extract<JsonRead, { type: 'refused' }>;

/** Lines of a stream of UTF-8; one that is too long, and whatever ends the stream early, comes as a refusal. */
async function* eachLine(source: Readable | readonly string[]): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (): Line => {
    const bytes = Buffer.concat(parts);
    const long = size > MOST_BYTES;
    parts = [];
    size = 0;
    if (long) return tooLarge();
    try {
      return decoder.decode(bytes);
    } catch {
      return { type: 'refused', code: 'encoding', reason: 'is not valid UTF-8; save it as UTF-8' };
    }
  };
  const keep = (bytes: Uint8Array): void => {
    size += bytes.length;
    // Of a line that is too long already, nothing more is held.
    if (size <= MOST_BYTES) parts.push(bytes);
  };
  try {
    for await (const chunk of source as AsyncIterable<string | Buffer>) {
      let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        keep(rest.subarray(0, end));
        yield take();
        rest = rest.subarray(end + 1);
      }
      if (rest.length > 0) keep(rest);
    }
  } catch (error) {
    yield { type: 'refused', ...explain(error) };
    return;
  }
  if (size > 0) yield take();
}
