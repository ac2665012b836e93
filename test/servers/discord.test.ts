/** The loopback Discord is as strict as the real one: what it would let pass, no other test would catch. */
import { describe, expect, test } from 'vitest';
import { checkLimits, checkMessage } from './discord/limits.ts';
import { documentCheck, hasDocument } from './discord/openapi.ts';
import type { Json } from './discord/types.ts';

const text = (content: string): Json => ({ type: 10, content });
const button = (custom_id: string): Json => ({ type: 2, style: 2, label: 'x', custom_id });
const row = (...components: readonly Json[]): Json => ({ type: 1, components });
const message = (components: readonly Json[], more: Json = {}): Json => ({
  components,
  flags: 32_768,
  allowed_mentions: { parse: [] },
  ...more,
});

describe('limits', () => {
  test.each([
    ['a message that is fine', message([text('Hello'), row(button('a'), button('b'))]), undefined],
    ['4,000 characters', message([text('a'.repeat(2_000)), text('a'.repeat(2_000))]), undefined],
    ['one more', message([text('a'.repeat(2_000)), text('a'.repeat(2_001))]), '4001 characters'],
    ['41 components', message(Array.from({ length: 41 }, () => text('a'))), '41 components'],
    [
      '41 components, nested',
      message([text('a'), { type: 17, components: Array.from({ length: 39 }, () => text('a')) }]),
      '41 components',
    ],
    ['no components', message([]), '0 components'],
    ['an empty text', message([text(' ')]), 'an empty text'],
    ['a custom_id twice', message([row(button('a')), row(button('a'))]), 'a custom_id twice'],
    ['components without their flag', message([text('a')], { flags: 0 }), 'components without their flag'],
    ['content beside components v2', message([text('a')], { content: 'b' }), /beside content/u],
    [
      'mentions that are let through',
      message([text('a')], { allowed_mentions: { parse: ['users'] } }),
      /may ping/u,
    ],
    ['mentions that nobody spoke of', { components: [text('a')], flags: 32_768 }, /may ping/u],
  ] as const)('%s', (_, body, wrong) => {
    if (wrong instanceof RegExp) expect(checkMessage(body)).toMatch(wrong);
    else expect(checkMessage(body)).toBe(wrong);
  });

  test('names of commands, threads, fields', () => {
    expect(
      checkLimits('PUT', '/applications/1/commands', { 0: { name: 'Digest', description: 'x' } }),
    ).toMatch(/Digest/u);
    const localised = (name: string, fr: string): Json => ({
      name,
      description: 'x',
      name_localizations: { fr },
    });
    expect(
      checkLimits('PUT', '/applications/1/commands', {
        0: localised('ask', 'a'),
        1: localised('search', 'a'),
      }),
    ).toBe('a twice');
    expect(checkLimits('POST', '/channels/1/messages/2/threads', { name: 'a'.repeat(101) })).toMatch(/101/u);
    const modal = { type: 9, data: { custom_id: 'x', title: 'x', components: [row()] } };
    expect(checkLimits('POST', '/interactions/1/t/callback', modal)).toMatch(/label/u);
  });
});

describe.runIf(hasDocument)("Discord's own document (BREVIER_SPECS)", () => {
  const check = documentCheck();

  test.each([
    ['POST', '/channels/1/messages', message([text('Hello')]), undefined],
    ['POST', '/channels/1/messages', message([{ type: 10 }]), /oneOf|required/u],
    ['POST', '/channels/1/messages', message([{ type: 17, components: [] }]), /oneOf|fewer/u],
    [
      'POST',
      '/channels/1/messages',
      message([row(...Array.from({ length: 6 }, (_, n) => button(`${n}`)))]),
      /oneOf|more than/u,
    ],
    [
      'PATCH',
      '/webhooks/1/t/messages/@original',
      message([row(button('a'.repeat(101)))]),
      /oneOf|more than/u,
    ],
    ['PUT', '/applications/1/commands', [{ name: 'a'.repeat(33) }], /more than 32/u],
    ['POST', '/nowhere', {}, 'no such route'],
  ] as const)('%s %s %#', (method, path, body, wrong) => {
    const told = check(method, path, body);
    if (wrong instanceof RegExp) expect(told).toMatch(wrong);
    else expect(told).toBe(wrong);
  });
});
