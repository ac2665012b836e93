/** Bodies of responses, status 200, of what is called an OpenAI-compatible endpoint. */
import type { Reply } from './replies.ts';

/** A chat completion as it should be, but for what is given. */
function completion(message: object, choice: object = {}, rest: object = {}): string {
  return JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_764_000_000,
    model: 'some-model',
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop', ...choice }],
    usage: { prompt_tokens: 900, completion_tokens: 60, total_tokens: 960 },
    ...rest,
  });
}

type Bodies = Readonly<Record<string, (valid: string) => string>>;

const usable: Bodies = {
  'as-it-should-be': (content) => completion({ content }),
  'with-reasoning-beside': (content) =>
    completion({ content, reasoning_content: 'The third sentence has the toll {"points":[]}.' }),
  'with-null-refusal': (content) => completion({ content, refusal: null, tool_calls: null, annotations: [] }),
  'without-usage': (content) => completion({ content }, {}, { usage: undefined }),
  'with-null-usage': (content) => completion({ content }, {}, { usage: null }),
  'without-id-and-date': (content) => completion({ content }, {}, { id: undefined, created: undefined }),
  'with-fields-nobody-knows': (content) =>
    completion({ content }, { logprobs: null, matched_stop: 2 }, { timings: { predicted_ms: 812.4 } }),
};

const unusable: Bodies = {
  'empty-body': () => '',
  'null-body': () => 'null',
  'empty-object-body': () => '{}',
  'html-with-200': () =>
    '<!DOCTYPE html>\n<html><head><title>Sign in to Guest Wi-Fi</title></head><body>…</body></html>',
  'text-with-200': () => 'upstream connect error or disconnect/reset before headers',
  'half-a-body': (content) => completion({ content }).slice(0, 120),
  'error-with-200': () => '{"error":{"message":"Provider returned error","code":502}}',
  'error-as-text': () => '{"error":"model is loading"}',
  'no-choices': (content) => completion({ content }, {}, { choices: undefined }),
  'empty-choices': (content) => completion({ content }, {}, { choices: [] }),
  'null-choices': (content) => completion({ content }, {}, { choices: null }),
  'no-message': (content) => completion({ content }, { message: undefined }),
  'null-message': (content) => completion({ content }, { message: null }),
  'null-content': () => completion({ content: null }),
  'content-as-number': () => completion({ content: 0 }),
  'content-as-object': () => completion({ content: { nothing: true } }),
  'a-refusal': () => completion({ content: null, refusal: 'I can’t help with that.' }),
  'filtered-away': () => completion({ content: '' }, { finish_reason: 'content_filter' }),
  'cut-at-the-length': (content) =>
    completion({ content: content.slice(0, Math.floor(content.length / 2)) }, { finish_reason: 'length' }),
  'a-tool-call-instead': (content) =>
    completion(
      {
        content: null,
        tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'browse', arguments: content } }],
      },
      { finish_reason: 'tool_calls' },
    ),
  'a-list-of-models': () => '{"object":"list","data":[{"id":"some-model","object":"model"}]}',
  'a-stream-unasked': () =>
    'data: {"id":"chatcmpl-1","choices":[{"delta":{"role":"assistant"}}]}\n\ndata: [DONE]\n\n',
};

const bodies = (expect: Reply['expect'], all: Bodies): Reply[] =>
  Object.entries(all).map(([id, make]) => ({ id: `body-${id}`, level: 'body', expect, make }));

export const BODIES: readonly Reply[] = [...bodies('usable', usable), ...bodies('unusable', unusable)];
