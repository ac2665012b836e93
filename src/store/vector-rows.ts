/** Vectors as both stores keep them: float32, one after the other, in the machine's order (little-endian on nearly all). */
import type { ArticleTime } from './ports.ts';
import { toInstant } from './article-rows.ts';

type Row = Readonly<Record<string, unknown>>;

export function toBytes(vector: Float32Array): Uint8Array {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
}

export function toVectors(rows: readonly Row[]): Map<string, Float32Array> {
  return new Map(rows.map((row) => [String(row['article_id']), toVector(row['vector'] as Uint8Array)]));
}

/** Copied, for what a database hands out need not begin where a number may. */
function toVector(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

export function toArticleTime(row: Row): ArticleTime {
  return { articleId: String(row['article_id']), time: toInstant(row['time']) };
}
