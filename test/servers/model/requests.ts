/** What a request to the model server says, and what its model may answer. */
import type { IncomingHttpHeaders } from 'node:http';

export interface ModelRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** The messages by their roles, "" where there is none. */
  readonly instructions: string;
  readonly material: string;
  /** The JSON Schema of the reply, from `response_format` or from the instructions. */
  readonly schema: unknown;
  readonly format: 'json_schema' | 'json_object' | 'plain';
}

/**
 * The text of a reply, or one that misbehaves: `content` with what OpenAI's reply says beside it, or anything at all over HTTP.
 * `hang`: nothing comes, or nothing after the headers, or after half of the text; `after`: what comes after half of the
 * text: nothing, the connection's end, or a sign now and then for ever.
 */
export type ModelReply =
  | string
  | {
      readonly content: unknown;
      readonly refusal?: string;
      readonly finish?: string | null;
      readonly usage?: false;
      readonly after?: 'hang' | 'break-off' | 'drip';
    }
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly hang?: 'at-once' | 'after-headers';
    };

export function readRequest(
  path: string,
  headers: IncomingHttpHeaders,
  body: Readonly<Record<string, unknown>>,
): ModelRequest {
  const messages = Array.isArray(body['messages']) ? body['messages'] : [];
  const text = (role: string): string =>
    messages
      .filter((message) => message?.role === role)
      .map(({ content }) => String(content))
      .join('\n');
  const instructions = text('system');
  const format = field(body['response_format'], 'type');
  const told = field(field(body['response_format'], 'json_schema'), 'schema');
  return {
    path,
    headers,
    body,
    instructions,
    material: text('user'),
    schema: told ?? schemaIn(instructions),
    format: format === 'json_schema' || format === 'json_object' ? format : 'plain',
  };
}

/** The last line that is a JSON object. */
function schemaIn(instructions: string): unknown {
  for (const line of instructions.split('\n').toReversed()) {
    if (!line.startsWith('{')) continue;
    try {
      return JSON.parse(line);
    } catch {
      // A line of prose.
    }
  }
  return undefined;
}

export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
