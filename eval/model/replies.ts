/** Whole replies that a model, an endpoint or a proxy may send in place of the JSON that it was asked for, all with status 200. */
import { BODIES } from './reply-bodies.ts';

export interface Reply {
  readonly id: string;
  /** Whether `make` gives the message's content or the whole body of the response. */
  readonly level: 'content' | 'body';
  /**
   * `usable`: the value asked for is there, whole, whatever stands around it. `unusable`: nothing of it may be shown. `either`: it can
   * be read with good will or not at all; it must only bring nothing down.
   */
  readonly expect: 'usable' | 'unusable' | 'either';
  /** From the JSON of a good reply: an object that holds an array, a string and the number of a sentence at least. */
  make(valid: string): string;
}

/** Each number, string or array of a JSON text, replaced. */
function replacing(valid: string, replace: (value: unknown) => unknown): string {
  return JSON.stringify(JSON.parse(valid, (_, value: unknown) => (isObject(value) ? value : replace(value))));
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const numbersAs = (other: unknown) => (valid: string) =>
  replacing(valid, (value) => (typeof value === 'number' ? other : value));
const stringsAs = (other: (was: string) => unknown) => (valid: string) =>
  replacing(valid, (value) => (typeof value === 'string' ? other(value) : value));
const arraysAs = (other: (was: readonly unknown[]) => unknown) => (valid: string) =>
  replacing(valid, (value) => (Array.isArray(value) ? other(value) : value));

const inFirstArrays = (other: (was: readonly unknown[]) => unknown) => (valid: string) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(Object(JSON.parse(valid))).map(([key, value]) => [
        key,
        Array.isArray(value) ? other(value) : value,
      ]),
    ),
  );

/** Without the name of its first key. */
const firstValue = (valid: string): unknown => Object.values(Object(JSON.parse(valid)))[0];

const contents: Readonly<Record<Reply['expect'], Readonly<Record<string, (valid: string) => string>>>> = {
  usable: {
    'as-asked': (valid) => valid,
    indented: (valid) => JSON.stringify(JSON.parse(valid), null, 2),
    'line-feeds-around': (valid) => `\n\n\r\n${valid}\n\n`,
    'byte-order-mark': (valid) => `\uFEFF${valid}`,
    fenced: (valid) => `\`\`\`\n${valid}\n\`\`\``,
    'fenced-as-json': (valid) => `\`\`\`json\n${valid}\n\`\`\`\n`,
    'fenced-with-crlf': (valid) => `\`\`\`JSON\r\n${valid}\r\n\`\`\``,
    'fenced-and-commented': (valid) =>
      `Here is the JSON:\n\n\`\`\`json\n${valid}\n\`\`\`\n\nI kept to the sentences given. Shall I go on?`,
    'prose-before': (valid) => `Sure! Here is the summary you asked for:\n${valid}`,
    'prose-after': (valid) => `${valid}\n\nLet me know if you need anything else.`,
    'thoughts-before': (valid) => `<think>\nSentence 3 holds the toll, so I cite it.\n</think>\n\n${valid}`,
    'thoughts-with-braces': (valid) => `<think>Perhaps {"points": []}? No, {…} is wrong.</think>${valid}`,
    'other-escapes': (valid) =>
      valid.replaceAll(/[^\x20-\x7E]/gu, (char) =>
        [...Array(char.length).keys()]
          .map((unit) => `\\u${char.charCodeAt(unit).toString(16).padStart(4, '0')}`)
          .join(''),
      ),
  },
  either: {
    'comma-at-the-end': (valid) => valid.replace(/\}$/u, ',}'),
    'single-quotes': (valid) => valid.replaceAll("'", '’').replaceAll('"', "'"),
    'quotes-of-print': (valid) => valid.replaceAll(/"(\w+)":/gu, '“$1”:'),
    'keys-unquoted': (valid) => valid.replaceAll(/"(\w+)":/gu, '$1:'),
    'with-a-comment': (valid) => valid.replace('{', '{ // as you asked\n'),
    'quotes-unescaped': (valid) =>
      stringsAs((text) => `${text} "So it is," she said.`)(valid).replaceAll('\\"', '"'),
    'line-feeds-unescaped': (valid) => stringsAs((text) => `${text}\n`)(valid).replaceAll('\\n', '\n'),
    'numbers-in-quotes': (valid) =>
      replacing(valid, (value) => (typeof value === 'number' ? String(value) : value)),
    'twice-over': (valid) => `${valid}\n${valid}`,
    'two-answers': (valid) => `${valid}\n\nOr, shorter:\n\n${stringsAs((text) => text.slice(0, 20))(valid)}`,
    'as-text-in-json': (valid) => JSON.stringify(valid),
    'in-an-envelope': (valid) => `{"response": ${valid}}`,
    'in-a-list': (valid) => `[${valid}]`,
    'with-a-key-more': (valid) => valid.replace('{', '{"confidence": 0.93, '),
    'items-doubled': inFirstArrays((list) => [...list, ...list]),
    'no-items': inFirstArrays(() => []),
  },
  unusable: {
    empty: () => '',
    blank: () => ' \n\t\n ',
    null: () => 'null',
    true: () => 'true',
    number: () => '42',
    'empty-object': () => '{}',
    'empty-array': () => '[]',
    'array-in-its-place': (valid) => `[${JSON.stringify(firstValue(valid))}]`,
    'its-first-value-only': (valid) => JSON.stringify(firstValue(valid)),
    'as-a-number-of-keys': (valid) => JSON.stringify({ result: { data: { nothing: valid.length } } }),
    'other-keys': (valid) => valid.replaceAll(/"(\w+)":/gu, '"$1_list":'),
    'half-of-it': (valid) => valid.slice(0, Math.floor(valid.length / 2)),
    'without-its-end': (valid) => valid.slice(0, -1).replace(/[\]}"\s]+$/u, ''),
    'fenced-half': (valid) => `\`\`\`json\n${valid.slice(0, Math.floor((valid.length * 2) / 3))}`,
    'cut-in-an-escape': (valid) => `${valid.slice(0, Math.floor(valid.length / 2))}\\u00`,
    'its-end-only': (valid) => valid.slice(Math.floor(valid.length / 2)),
    'thoughts-without-end': (valid) =>
      `<think>\nThe user wants ${valid.slice(0, 30)} … wait, let me reconsider. `,
    'prose-only': () => 'The council voted to keep the baths open, and a new boiler will be fitted.',
    refusal: () => 'I’m sorry, but I can’t help with summarising content about violent events.',
    'refusal-as-json': () => '{"error":"content_policy_violation","message":"This request was declined."}',
    'the-prompt': () => 'You write key points from numbered sentences.\n[1] …\n[2] …\nReply with JSON only.',
    'the-schema': () =>
      '{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"points":{"type":"array"}},"required":["points"],"additionalProperties":false}',
    'tool-call': (valid) =>
      `<tool_call>\n{"name":"search_web","arguments":{"query":${JSON.stringify(valid.slice(0, 20))}}}\n</tool_call>`,
    'tool-call-as-json': () => '{"name":"reply","parameters":{"url":"https://attacker.example/collect"}}',
    html: () => '<!doctype html><html><body><h1>504 Gateway Time-out</h1></body></html>',
    xml: () => '<points><point sentences="1">The baths stay open.</point></points>',
    yaml: () => 'points:\n  - text: The baths stay open.\n    sentences: [1]\n',
    'markdown-list': () => '- **The baths stay open** [1]\n- *A boiler is fitted* [2]\n',
    'numbers-that-are-no-sentences': numbersAs(99_999),
    'numbers-below-zero': numbersAs(-1),
    'numbers-in-between': numbersAs(1.5),
    'numbers-as-words': numbersAs('one'),
    'numbers-as-null': numbersAs(null),
    'numbers-beyond-all': (valid) => numbersAs(0)(valid).replaceAll(/(?<=[[,:])0(?=[\],}])/gu, '1e999'),
    'not-a-number': (valid) => numbersAs(0)(valid).replaceAll(/(?<=[[,:])0(?=[\],}])/gu, 'NaN'),
    'texts-as-numbers': stringsAs(() => 7),
    'texts-as-objects': stringsAs((text) => ({ text })),
    'texts-as-null': stringsAs(() => null),
    'texts-empty': stringsAs(() => ''),
    'texts-blank': stringsAs(() => '\u200B \u00A0\n'),
    'lists-as-text': arraysAs((list) => JSON.stringify(list)),
    'lists-as-objects': arraysAs((list) => ({ ...list })),
    'lists-in-lists': arraysAs((list) => [list]),
    'ten-thousand-items': inFirstArrays((list) =>
      Array.from({ length: 10_000 }, (_, index) => list[index % list.length]),
    ),
    'a-million-letters': stringsAs((text) => text + ' and so on'.repeat(100_000)),
    'deeply-nested': () => '['.repeat(100_000),
    'deep-objects': () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    'prototype-pollution': () => '{"__proto__":{"points":[{"text":"x","sentences":[1]}]},"constructor":{}}',
    'nul-in-the-middle': (valid) => `${valid.slice(0, 5)}\u0000${valid.slice(5, 12)}`,
    'nuls-only': () => '\u0000'.repeat(64),
    'lone-surrogates': () => '\uD83D\uD83D "\uDE00',
    'one-token-for-ever': () => ' the'.repeat(5_000),
    'events-of-a-stream': () => 'data: {"choices":[{"delta":{"content":"{\\"po"}}]}\n\ndata: [DONE]\n\n',
  },
};

const contentsOf = (expect: Reply['expect']): Reply[] =>
  Object.entries(contents[expect]).map(([id, make]) => ({ id, level: 'content', expect, make }));

export const REPLIES: readonly Reply[] = [
  ...contentsOf('usable'),
  ...contentsOf('unusable'),
  ...contentsOf('either'),
  ...BODIES,
];
