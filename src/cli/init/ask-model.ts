/** Which language model, if any: one of this machine, or any OpenAI-compatible endpoint. */
import { BrevierError } from '../../model.ts';
import { cleanSecret } from '../../tokens.ts';
import type { Checked } from '../checks/ask.ts';
import { checkEndpoint, type Endpoint, findOllama, OLLAMA } from '../checks/endpoint.ts';
import type { Answers, Current } from './answers.ts';
import { bad, type Choice, good, type Prompts } from './prompts.ts';

type Variables = Answers['variables'];

const OPENAI = 'https://api.openai.com/v1';
/** More are typed rather than chosen. */
const MOST_CHOICES = 30;

export async function askModel(prompts: Prompts, { environment }: Current): Promise<Variables> {
  const local = await findOllama();
  const { OPENAI_MODEL: model, OPENAI_BASE_URL: baseUrl } = environment;
  const choices: [Choice<string>, ...Choice<string>[]] = [
    { name: 'none: briefings are made of the articles’ own sentences', value: 'none' },
  ];
  if (model || baseUrl)
    choices.unshift({ name: `as it is: ${model ?? 'its only model'} at ${hostOf(baseUrl)}`, value: 'keep' });
  if (local && local.length > 0) choices.push({ name: 'Ollama, on this machine', value: 'ollama' });
  choices.push({ name: 'another endpoint that speaks as OpenAI’s does', value: 'other' });
  const chosen = await prompts.choose('A language model, to word briefings and answers', choices);
  if (chosen === 'ollama' && local)
    return {
      OPENAI_BASE_URL: OLLAMA,
      OPENAI_MODEL: await askName(prompts, local, model),
      OPENAI_API_KEY: '',
    };
  if (chosen === 'other') return await askEndpoint(prompts, baseUrl, model);
  // A key alone calls nothing, and may be there for another program.
  return chosen === 'none' ? { OPENAI_BASE_URL: '', OPENAI_MODEL: '' } : {};
}

async function askEndpoint(
  prompts: Prompts,
  address: string | undefined,
  model: string | undefined,
): Promise<Variables> {
  for (;;) {
    const baseUrl = await prompts.text('Its address', {
      fallback: address ?? OPENAI,
      wrong: (typed) =>
        /^https?:$/u.test(URL.parse(typed)?.protocol ?? '')
          ? undefined
          : 'an address such as https://api.openai.com/v1',
    });
    const key = cleanSecret(await prompts.secret('Its key; Enter for none'));
    const checked = await tried(baseUrl, key);
    if (checked.type === 'good') {
      prompts.say(good(`${hostOf(baseUrl)} has ${checked.models.length} models`));
      const name = await askName(prompts, checked.models, model);
      return { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: name, OPENAI_API_KEY: key };
    }
    prompts.say(bad(checked.says));
    if (checked.type === 'unknown' && (await prompts.confirm('Keep it without a trial?', false))) {
      const name = await askName(prompts, [], model);
      return { OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: name, OPENAI_API_KEY: key };
    }
    if (!(await prompts.confirm('Try another address or key?', true))) return {};
  }
}

async function askName(
  prompts: Prompts,
  models: readonly string[],
  before: string | undefined,
): Promise<string> {
  const [first, ...others] = models.map((name) => ({ name, value: name }));
  const known = before !== undefined && models.includes(before) ? before : undefined;
  if (first && models.length <= MOST_CHOICES)
    return await prompts.choose('Which of its models', [first, ...others], known);
  return await prompts.text('The model’s name', {
    ...(before === undefined ? {} : { fallback: before }),
    wrong: (typed) =>
      models.length === 0
        ? typed.trim()
          ? undefined
          : 'a name'
        : models.includes(typed)
          ? undefined
          : 'it has no such model',
  });
}

async function tried(baseUrl: string, key: string): Promise<Checked<Endpoint>> {
  try {
    return await checkEndpoint(baseUrl, key);
  } catch (error) {
    if (error instanceof BrevierError) return { type: 'unknown', says: error.message };
    throw error;
  }
}

function hostOf(baseUrl: string | undefined): string {
  return URL.parse(baseUrl ?? OPENAI)?.host ?? OPENAI;
}
