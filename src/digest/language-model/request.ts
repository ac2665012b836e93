/** What is sent for a task, in the form that an endpoint understands. */
import type { ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import { z } from 'zod';
import type { WritingTask } from '../language-model.ts';
import type { Form } from './dialect.ts';

type JsonSchema = Record<string, unknown>;

const schemas = new WeakMap<z.ZodType, JsonSchema>();

/** Every object closed, no bounds that only say that a number is a safe integer: strict endpoints refuse what they don't know. */
export function schemaOf(shape: z.ZodType): JsonSchema {
  let schema = schemas.get(shape);
  if (!schema) {
    const { $schema: _, ...rest } = z.toJSONSchema(shape, {
      override({ jsonSchema }) {
        if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
        if (jsonSchema.type === 'object') jsonSchema.additionalProperties ??= false;
      },
    });
    schema = rest;
    schemas.set(shape, schema);
  }
  return schema;
}

export function requestFor<Value>(
  task: WritingTask<Value>,
  model: string,
  { format, limit, temperature, streams, streamUsage }: Form,
): ChatCompletionCreateParams {
  const schema = schemaOf(task.shape);
  const instructions =
    format === 'json_schema'
      ? task.instructions
      : `${task.instructions}\n\nReply with one JSON object and nothing else. Its JSON Schema:\n${JSON.stringify(schema)}`;
  const stream = streams && task.onText !== undefined;
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: task.material },
    ],
    ...(format === 'json_schema' && {
      response_format: { type: 'json_schema', json_schema: { name: task.name, strict: true, schema } },
    }),
    ...(format === 'json_object' && { response_format: { type: 'json_object' } }),
    ...(limit !== undefined && { [limit]: task.mostTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(stream && { stream, ...(streamUsage && { stream_options: { include_usage: true } }) }),
  };
}

/** The length of all that is read by the model. */
export function charactersOf({ messages, response_format: format }: ChatCompletionCreateParams): number {
  return JSON.stringify(messages).length + (format ? JSON.stringify(format).length : 0);
}
