/** How the endpoints that people have differ: what they refuse, and in which words. */

export type DialectName = 'openai' | 'ollama' | 'vllm' | 'llama.cpp' | 'lm-studio' | 'openrouter';

export interface ServerDialect {
  /** Without a key: whether any is accepted. */
  readonly needsKey: boolean;
  /** The parameters of a chat completion that it knows; undefined where it ignores what it doesn't. */
  readonly knows?: ReadonlySet<string>;
  /** Parameters that it refuses although others know them. */
  readonly refuses: readonly string[];
  /** Formats of a reply that it refuses, and whether it passes over the others. */
  readonly refusesFormats: readonly string[];
  readonly ignoresFormat: boolean;
  /** Whether any name of a model does: llama.cpp has the one it was started with. */
  readonly takesAnyModel: boolean;
  readonly ownedBy: string;
  /** A line that comes before a stream's first event. */
  readonly streamComment?: string;
  /** The body of an error. */
  error(
    status: number,
    message: string,
    detail?: { readonly param?: string; readonly code?: string },
  ): unknown;
  unknownModel(model: string): { readonly status: number; readonly message: string };
  /** What it says at an address that it doesn't have. */
  readonly notFound: { readonly body: string; readonly type: string };
}

const chatParameters = new Set(
  [
    'model messages stream stream_options temperature top_p seed stop n user max_tokens max_completion_tokens',
    'response_format frequency_penalty presence_penalty reasoning_effort tools tool_choice logprobs top_logprobs',
    'logit_bias store metadata',
  ].flatMap((names) => names.split(' ')),
);

const typeOf: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  404: 'not_found_error',
  503: 'unavailable_error',
};

const common = {
  needsKey: false,
  refuses: [],
  refusesFormats: [],
  ignoresFormat: false,
  takesAnyModel: false,
  notFound: { body: '{"detail":"Not Found"}', type: 'application/json' },
};

export const dialects: Readonly<Record<DialectName, ServerDialect>> = {
  openai: {
    ...common,
    needsKey: true,
    knows: chatParameters,
    ownedBy: 'system',
    error: (status, message, { param, code } = {}) => ({
      error: {
        message,
        type: status === 429 ? 'requests' : 'invalid_request_error',
        param: param ?? null,
        code: code ?? null,
      },
    }),
    unknownModel: (model) => ({
      status: 404,
      message: `The model \`${model}\` does not exist or you do not have access to it.`,
    }),
    notFound: {
      body: '{"error":{"message":"Invalid URL (POST /chat/completions)","type":"invalid_request_error","param":null,"code":null}}',
      type: 'application/json',
    },
  },
  ollama: {
    ...common,
    ownedBy: 'library',
    error: (status, message) => ({
      error: { message, type: typeOf[status] ?? 'api_error', param: null, code: null },
    }),
    unknownModel: (model) => ({ status: 404, message: `model '${model}' not found` }),
    notFound: { body: '404 page not found', type: 'text/plain' },
  },
  vllm: {
    ...common,
    ownedBy: 'vllm',
    // The older shape, without an envelope; the newer one is OpenAI's.
    error: (status, message, { param } = {}) => ({
      object: 'error',
      message,
      type: status === 404 ? 'NotFoundError' : 'BadRequestError',
      param: param ?? null,
      code: status,
    }),
    unknownModel: (model) => ({ status: 404, message: `The model \`${model}\` does not exist.` }),
  },
  'llama.cpp': {
    ...common,
    takesAnyModel: true,
    ownedBy: 'llamacpp',
    error: (status, message) => ({
      error: { code: status, message, type: typeOf[status] ?? 'server_error' },
    }),
    unknownModel: (model) => ({ status: 400, message: `model '${model}' not found` }),
    notFound: {
      body: '{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}',
      type: 'application/json',
    },
  },
  'lm-studio': {
    ...common,
    refusesFormats: ['json_object'],
    ownedBy: 'organization_owner',
    error: (_, message) => ({ error: message }),
    unknownModel: (model) => ({ status: 404, message: `Model "${model}" not found.` }),
    // It answers with status 200 at addresses that it doesn't have.
    notFound: {
      body: '{"error":"Unexpected endpoint or method. (POST /chat/completions)"}',
      type: 'application/json',
    },
  },
  openrouter: {
    ...common,
    needsKey: true,
    ownedBy: 'openrouter',
    streamComment: ': OPENROUTER PROCESSING\n\n',
    error: (status, message) => ({ error: { code: status, message } }),
    unknownModel: (model) => ({ status: 400, message: `${model} is not a valid model ID` }),
    notFound: {
      body: '<!DOCTYPE html><html><head><title>OpenRouter</title></head></html>',
      type: 'text/html',
    },
  },
};
