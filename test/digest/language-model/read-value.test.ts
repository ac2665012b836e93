/** A model's text, read leniently and checked strictly. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { jsonParts } from '../../../src/digest/language-model/json-in-text.ts';
import { readValue } from '../../../src/digest/language-model/read-value.ts';
import { brief, shape } from './tasks.ts';

const json = JSON.stringify(brief);
const one = z.object({ a: z.string() });

describe('a value', () => {
  test.each([
    `{'a': 'it'}`,
    `{a: "it"}`,
    `{"a": "it",}`,
    `{"a": "it"`,
    `{"a": "it"\n\`\`\``,
    `{"a": "it"} {"b": 1}`,
    `{"a": "draft"} or rather {"a": "it"}`,
    `a set {x} of it: {"a": "it"}`,
    `an open { brace, then {"a": "it"}`,
    `"{" and then {"a": "it"}`,
    `<reasoning>{"a": "no"}</reasoning>{"a": "it"}`,
    `{"a": "it" /* so */}`,
    `\u{feff}{"a": "it"}`,
  ])('is found in %s', (text) => {
    expect(readValue(text, one)).toEqual({ type: 'value', value: { a: 'it' } });
  });

  test.each([
    [`{"a": "it's a 'quote', really"}`, `it's a 'quote', really`],
    [`{'a': 'it\\'s one'}`, `it's one`],
    [`{"a": "has } and { and </think>"}`, 'has } and { and </think>'],
  ])('keeps its signs: %s', (text, a) => {
    expect(readValue(text, one)).toEqual({ type: 'value', value: { a } });
  });

  test.each(['', '<think>{"a": "it"}', '{"a": 1}', '[]', '"it"', 'null', 'no JSON', '{}'])(
    'is not in %j',
    (text) => {
      expect(readValue(text, one).type).toBe('none');
    },
  );

  test('cut off anywhere is no value, unless nothing but the last brace is missing', () => {
    for (let length = 1; length < json.length - 1; length += 1) {
      const text = json.slice(0, length);
      expect([text, readValue(text, shape)]).toEqual([text, { type: 'none', cutOff: true }]);
    }
    expect(readValue(json.slice(0, -1), shape)).toEqual({ type: 'value', value: brief });
  });
});

describe('hostile text', () => {
  const signs = fc.constantFrom(
    ...'{}[]"\'\\,:`<>/ \n1ae',
    '</think>',
    '<think>',
    '{"a":',
    '"it"',
    '```json',
    '\u0000',
  );

  test('never throws, and never gives what is not of the shape', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 300 }), (parts) => {
        const read = readValue(parts.join(''), one);
        if (read.type === 'value') expect(one.safeParse(read.value).success).toBe(true);
      }),
    );
  });

  test('any value of the shape comes back, whatever is around it', () => {
    const around = fc.string().map((text) => text.replaceAll(/[{}"'<]/gu, ''));
    fc.assert(
      fc.property(around, fc.string(), around, (before, a, after) => {
        const text = `${before}\n${JSON.stringify({ a })}\n${after}`;
        expect(readValue(text, one)).toEqual({ type: 'value', value: { a } });
      }),
    );
  });

  test.each([
    '{',
    '[',
    '{"a":',
    "{'",
    '"',
    '\\',
    '{}',
    '<think>',
    '{"a":"\\"',
    "{a:'b'",
    '}',
    '{[',
    '`',
    ' ',
    "':",
  ])(
    'a megabyte of %j is read in a moment',
    (unit) => {
      const text = unit.repeat(1_000_000 / unit.length);
      expect(readValue(text, one).type).toBe('none');
      expect(readValue(`{"a": ${text.slice(0, 60_000)}}`, one).type).toBe('none');
      expect(jsonParts(text).length).toBeGreaterThanOrEqual(0);
    },
    10_000,
  );
});
