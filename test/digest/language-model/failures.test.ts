/** Refusals in the words of many endpoints. */
import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/digest/language-model/failures.ts';

function read(status: number, body: string): ReturnType<typeof failureOf> {
  return failureOf('models.example', status, body, new Headers(), 0);
}

describe('a refusal', () => {
  test.each<readonly [string, number, string, string]>([
    [
      'OpenAI',
      404,
      '{"error":{"message":"The model `x` does not exist or you do not have access to it.","code":"model_not_found"}}',
      'unknown-model',
    ],
    ['Ollama', 404, `{"error":{"message":"model 'x' not found","type":"not_found_error"}}`, 'unknown-model'],
    [
      'Google',
      404,
      '[{"error":{"code":404,"message":"models/x is not found for API version v1beta"}}]',
      'unknown-model',
    ],
    ['OpenRouter', 400, '{"error":{"code":400,"message":"x is not a valid model ID"}}', 'unknown-model'],
    [
      'Google',
      400,
      '[{"error":{"code":400,"message":"API key not valid. Please pass a valid API key."}}]',
      'unauthorized',
    ],
    ['Azure', 400, '{"error":{"code":"content_filter","message":"The response was filtered"}}', 'declined'],
    ['OpenRouter', 402, '{"error":{"code":402,"message":"Insufficient credits"}}', 'busy'],
    ['llama.cpp', 503, '{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}', 'busy'],
    ['Ollama', 404, '404 page not found', 'unreachable'],
    ['vLLM', 404, '{"detail":"Not Found"}', 'unreachable'],
    ['a proxy', 404, '<html><body>model not found</body></html>', 'unreachable'],
    ['a proxy', 502, '<html><body>Bad gateway</body></html>', 'unreachable'],
    ['a proxy', 504, '', 'slow'],
    ['any', 400, '', 'failed'],
  ])('of %s: %i %s', (_, status, body, reason) => {
    expect(read(status, body)).toMatchObject({ reason });
  });

  test.each<readonly [string, string]>([
    ['{"error":{"message":"Too long."}}', 'Too long'],
    ['{"error":"Too long"}', 'Too long'],
    ['[{"error":{"code":400,"message":"Too long"}}]', 'Too long'],
    ['{"object":"error","message":"Too\\n long"}', 'Too long'],
    ['{"detail":[{"loc":["body"],"msg":"Too long"}]}', '[{"loc":["body"],"msg":"Too long"}]'],
    ['Too \u001b[31mlong', 'Too [31mlong'],
    ['<!DOCTYPE html><title>Too long</title>', 'a web page'],
    ['x'.repeat(500), `${'x'.repeat(200)}…`],
  ])('is told in a line: %s', (body, words) => {
    expect(read(400, body).says).toBe(`models.example answers 400: ${words}`);
  });
});
