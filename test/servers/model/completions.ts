/** Sends a completion as OpenAI does, at once or as a stream of events. */
import type { ServerResponse } from 'node:http';
import type { ServerDialect } from './dialects.ts';
import { field, type ModelReply, type ModelRequest } from './requests.ts';

type Told = Extract<ModelReply, { readonly content: unknown }>;

const CHARACTERS_AN_EVENT = 12;
const DRIP_MS = 5;

export function sendCompletion(
  response: ServerResponse,
  request: ModelRequest,
  reply: Told,
  dialect: ServerDialect,
): void {
  const { content, refusal, finish = 'stop', after } = reply;
  const text = typeof content === 'string' ? content : '';
  const usage = {
    prompt_tokens: tokens(request.instructions + request.material),
    completion_tokens: tokens(text),
    total_tokens: tokens(request.instructions + request.material) + tokens(text),
  };
  const head = { id: 'chatcmpl-1', created: 1_767_225_600, model: request.body['model'] };
  if (request.body['stream'] !== true) {
    const message = { role: 'assistant', content, ...(refusal !== undefined && { refusal }) };
    const body = JSON.stringify({
      ...head,
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: finish }],
      ...(reply.usage !== false && { usage }),
    });
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    return finishWith(response, after === undefined ? body : body.slice(0, body.length / 2), after);
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (dialect.streamComment !== undefined) response.write(dialect.streamComment);
  const event = (choices: readonly unknown[], more = {}): void => {
    response.write(
      `data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices, ...more })}\n\n`,
    );
  };
  const said = after === undefined ? text : text.slice(0, text.length / 2);
  event([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
  for (let start = 0; start < said.length; start += CHARACTERS_AN_EVENT) {
    const part = said.slice(start, start + CHARACTERS_AN_EVENT);
    event([{ index: 0, delta: { content: part }, finish_reason: null }]);
  }
  if (after !== undefined) return finishWith(response, '', after);
  if (refusal !== undefined) event([{ index: 0, delta: { refusal }, finish_reason: null }]);
  event([{ index: 0, delta: {}, finish_reason: finish }]);
  if (field(request.body['stream_options'], 'include_usage') === true && reply.usage !== false) {
    event([], { usage });
  }
  response.end('data: [DONE]\n\n');
}

function finishWith(response: ServerResponse, body: string, after: Told['after']): void {
  if (after === undefined) return void response.end(body);
  response.write(body, () => {
    if (after === 'break-off') response.destroy();
    if (after !== 'drip') return;
    const dripping = setInterval(() => response.write(' '), DRIP_MS).unref();
    response.on('close', () => clearInterval(dripping));
  });
}

export function tokens(text: string): number {
  return Math.ceil(text.length / 4);
}
