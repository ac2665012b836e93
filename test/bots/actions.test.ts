import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions, parseAction, storyKey } from '../../src/bots/actions.ts';

test('every action fits a button, whatever the story is called, and is read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (id) => {
      for (const verb of ['story', 'ask', 'new', 'sources', 'timeline', 'mute', 'unmute'] as const) {
        const action = actions[verb](id);
        expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
        expect(parseAction(action)).toEqual({ type: verb, story: storyKey(id) });
      }
      const topic = actions.topic(id);
      if (topic !== undefined) expect(parseAction(topic)).toEqual({ type: 'topic', topic: id });
      expect(Buffer.byteLength(topic ?? '')).toBeLessThanOrEqual(64);
    }),
  );
});

test.each([
  [actions.page(12), { type: 'page', page: 12 }],
  [actions.passage(3), { type: 'passage', number: 3 }],
  [actions.length('short'), { type: 'length', length: 'short' }],
  [actions.schedule('weekdays'), { type: 'schedule', days: 'weekdays' }],
  [actions.more, { type: 'more' }],
  [actions.change, { type: 'change' }],
  [actions.language('pt'), { type: 'language', language: 'pt' }],
  ['language:xx', undefined],
  ['length:huge', undefined],
  ['page:x', undefined],
  ['story:', undefined],
  ['', undefined],
  ['constructor', undefined],
])('%s', (action, read) => {
  expect(parseAction(action)).toEqual(read);
});
