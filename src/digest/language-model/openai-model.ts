/** A model behind any endpoint that speaks OpenAI's chat completions. */
import type { LanguageModel, WritingTask, Written } from '../language-model.ts';
import { openBill } from './bill.ts';
import { createDialect, nextFormat, type ReplyFormat } from './dialect.ts';
import { type Asking, createEndpoint, type EndpointOptions } from './endpoint.ts';
import { ModelError } from './failures.ts';
import { withoutThoughts } from './json-in-text.ts';
import { readModels } from './models.ts';
import { readReply, type Reply } from './reply.ts';
import { charactersOf, requestFor } from './request.ts';
import { readValue } from './read-value.ts';

export interface LanguageModelOptions extends EndpointOptions {
  /** The endpoint's only model where none is named. */
  readonly name?: string | undefined;
}

export interface OpenAiModel extends LanguageModel {
  /** What has been found out so far. */
  known(): { readonly name: string | undefined; readonly format: ReplyFormat };
}

const MOST_REPLY_BYTES = 1_000_000;
/** Each of a request's parts refused once, and more. */
const MOST_FORMS = 10;
const MOST_LISTED = 5;

export function createLanguageModel(options: LanguageModelOptions): OpenAiModel {
  const endpoint = createEndpoint(options, MOST_REPLY_BYTES);
  const { host } = endpoint;
  const dialect = createDialect(host);
  let { name } = options;

  async function onlyModel(asking: Asking): Promise<string> {
    const models = await readModels(asking, host);
    const [only, ...others] = models;
    if (only !== undefined && others.length === 0) return only;
    const says =
      only === undefined
        ? `${host} has no model`
        : `${host} has ${models.length} models (${named(models)}); set OPENAI_MODEL to one of them`;
    throw new ModelError({ reason: 'unknown-model', says });
  }

  async function write<Value>(asking: Asking, task: WritingTask<Value>): Promise<Value> {
    const model = (name ??= await onlyModel(asking));
    let tried: ReplyFormat | undefined;
    for (let forms = 0; ; forms += 1) {
      const form = { ...dialect.form(), ...(tried && { format: tried }) };
      const request = requestFor(task, model, form);
      let reply: Reply;
      try {
        reply = await asking.send(async (client, signal) => {
          const bill = openBill(asking.tally, charactersOf(request));
          let response: Response;
          try {
            response = await client.chat.completions.create(request, { signal }).asResponse();
          } catch (error) {
            // An endpoint that is only slow goes on writing, and charges for it.
            if (!signal.aborted) bill.void();
            throw error;
          }
          return readReply(response, {
            host,
            client,
            signal,
            bill,
            onText: task.onText && told(task.onText),
          });
        });
      } catch (error) {
        const refused = error instanceof ModelError ? error.failure.refused : undefined;
        const learned = refused === undefined ? undefined : dialect.learn(form, refused);
        if (learned === undefined || forms >= MOST_FORMS) throw error;
        if (tried !== undefined && learned === 'format') tried = nextFormat(tried);
        continue;
      }
      const read = valueOf(reply, task);
      if (read.type === 'value') {
        dialect.proved(form.format);
        return read.value;
      }
      // Where no schema was ever kept to, it may have been overlooked; the next form tells it in words.
      if (form.format !== 'json_schema' || dialect.isProved()) throw read.error;
      tried = nextFormat(form.format);
    }
  }

  /** Throws what no other form of the request would change. */
  function valueOf<Value>(
    { text, finish, refused }: Reply,
    { shape }: WritingTask<Value>,
  ):
    | { readonly type: 'value'; readonly value: Value }
    | { readonly type: 'none'; readonly error: ModelError } {
    if (refused || finish === 'content_filter') {
      throw new ModelError({ reason: 'declined', says: `the model at ${host} declines` });
    }
    if (finish === 'length') {
      throw new ModelError({
        reason: 'truncated',
        says: `the reply of ${host} is cut off at its most tokens`,
      });
    }
    if (finish === 'error') throw new ModelError({ reason: 'failed', says: `${host} failed while it wrote` });
    const read = readValue(text, shape);
    if (read.type === 'value') return read;
    if (finish === undefined && (read.cutOff || text === '')) {
      throw new ModelError({ reason: 'truncated', says: `${host} broke off its reply` });
    }
    const says = text.trim() === '' ? `${host} writes nothing` : `${host} writes no JSON of the shape`;
    return { type: 'none', error: new ModelError({ reason: 'unreadable', says }) };
  }

  return {
    id: `${name ?? 'the only model'} at ${host}`,
    known: () => ({ name, format: dialect.form().format }),
    async write<Value>(task: WritingTask<Value>): Promise<Written<Value>> {
      const asked = await endpoint.ask((asking) => write(asking, task), task.signal);
      return asked.type === 'done' ? { type: 'written', value: asked.value, usage: asked.usage } : asked;
    },
  };
}

/** Nothing but the part of the JSON value that is there: no thoughts, no fence. */
function told(onText: (soFar: string) => void): (text: string) => void {
  return (text) => {
    const rest = withoutThoughts(text);
    const start = rest.indexOf('{');
    if (start >= 0) onText(rest.slice(start));
  };
}

export function named(models: readonly string[]): string {
  const more = models.length > MOST_LISTED ? `, and ${models.length - MOST_LISTED} more` : '';
  return `${models.slice(0, MOST_LISTED).join(', ')}${more}`;
}
