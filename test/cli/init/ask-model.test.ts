/** Which model is asked for, by answers in the place of a person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askModel } from '../../../src/cli/init/ask-model.ts';
import { readCurrent } from '../../../src/cli/init/current.ts';
import type { Prompts } from '../../../src/cli/init/prompts.ts';
import { newFolder } from '../../servers/bot-process.ts';
import { startWebServer, type WebServer } from '../../servers/web-server.ts';

let web: WebServer;

beforeAll(async () => {
  web = await startWebServer();
  web.at('/v1/models', ({ headers }, response) => {
    const isKnown = headers.authorization === 'Bearer right';
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' });
    response.end(isKnown ? '{"data":[{"id":"small"},{"id":"large"}]}' : '{}');
  });
});
afterAll(() => web.close());

/** Answers in order: words for what is typed, the name's beginning for what is chosen, yes or no. */
function answering(answers: readonly (string | boolean)[]) {
  const left = [...answers];
  const said: string[] = [];
  const next = (message: string): string | boolean => left.shift() ?? expect.unreachable(`asked: ${message}`);
  const prompts: Prompts = {
    say: (line) => void said.push(line),
    secret: async (message) => String(next(message)),
    async text(message, { fallback = '', wrong }) {
      const typed = String(next(message)) || fallback;
      expect(wrong?.(typed)).toBeUndefined();
      return typed;
    },
    async choose(message, choices) {
      const name = String(next(message));
      const choice = choices.find((one) => one.name.startsWith(name));
      return (choice ?? expect.unreachable(`${name} is not offered`)).value;
    },
    confirm: async (message) => next(message) === true,
  };
  return { prompts, said, left };
}

const current = (environment: NodeJS.ProcessEnv) => readCurrent(newFolder(), environment);

test('none, and with a key that was there for another program', async () => {
  const { prompts } = answering(['none']);
  expect(await askModel(prompts, current({ OPENAI_API_KEY: 'k' }))).toEqual({
    OPENAI_BASE_URL: '',
    OPENAI_MODEL: '',
  });
});

test('a key that is refused is said so, and asked for again', async () => {
  const url = `${web.origin}/v1`;
  const { prompts, said, left } = answering(['another', url, 'wrong', true, url, 'right', 'large']);
  expect(await askModel(prompts, current({}))).toEqual({
    OPENAI_BASE_URL: url,
    OPENAI_MODEL: 'large',
    OPENAI_API_KEY: 'right',
  });
  expect(said.join('\n')).toMatch(/refuses this key.*has 2 models/su);
  expect(said.join('\n')).not.toMatch(/wrong|right/u);
  expect(left).toEqual([]);
});

test('what is there may stay, and an address that answers nothing may be kept', async () => {
  const environment = { OPENAI_MODEL: 'small', OPENAI_BASE_URL: `${web.origin}/none` };
  expect(await askModel(answering(['as it is']).prompts, current(environment))).toEqual({});
  const { prompts, said } = answering(['another', '', '', true, '']);
  expect(await askModel(prompts, current(environment))).toEqual({
    OPENAI_BASE_URL: `${web.origin}/none`,
    OPENAI_MODEL: 'small',
    OPENAI_API_KEY: '',
  });
  expect(said.join('\n')).toMatch(/no list of models at that address \(404\); it usually ends in \/v1/u);
});
