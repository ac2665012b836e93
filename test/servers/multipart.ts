/** What a client sent as multipart/form-data: its fields, and its files. */
import type { IncomingMessage } from 'node:http';

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

export interface Multipart {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly SentFile[];
}

/** Undefined where it is something else. */
export async function readMultipart(
  { headers }: IncomingMessage,
  body: Buffer<ArrayBuffer>,
): Promise<Multipart | undefined> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return undefined;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const fields: Record<string, string> = {};
  const files: SentFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') fields[field] = value;
    else files.push({ field, name: value.name, type: value.type, text: await value.text() });
  }
  return { fields, files };
}
