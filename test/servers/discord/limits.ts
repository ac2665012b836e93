/** What Discord refuses by its limits and rules, written down by its documents and apart from the bot's own table. */
import type { SentFile } from '../multipart.ts';
import type { Json } from './types.ts';

const V2 = 1 << 15;
const MANY = { components: 40, text: 4_000, threadName: 100, choices: 25, command: 8_000, nonce: 25 };

/** https://discord.com/developers/docs/components/reference */
const TYPES = {
  row: 1,
  button: 2,
  menu: 3,
  section: 9,
  text: 10,
  file: 13,
  container: 17,
  label: 18,
} as const;

/** What is wrong with a request; undefined for nothing. */
export function checkLimits(method: string, path: string, body: Json): string | undefined {
  if (path.endsWith('/callback')) return checkCallback(body);
  if (path.endsWith('/commands')) return checkCommands(body);
  if (path.endsWith('/threads')) {
    const name = String(body['name'] ?? '');
    if (name.trim() === '' || name.length > MANY.threadName) return `a thread's name of ${name.length}`;
    return 'message' in body ? checkMessage(body['message'] as Json) : undefined;
  }
  return method !== 'DELETE' && /\/messages(?:\/|$)|^\/webhooks\//u.test(path)
    ? checkMessage(body)
    : undefined;
}

/** https://discord.com/developers/docs/reference#uploading-files: what is uploaded is shown, and what is shown uploaded. */
export function checkFiles(body: Json, files: readonly SentFile[]): string | undefined {
  const shown = flat(body['components'])
    .filter(({ type }) => type === TYPES.file)
    .map(({ file }) => String((file as Json)['url']));
  const sent = files.map(({ name }) => `attachment://${name}`);
  const missing = shown.find((url) => !sent.includes(url)) ?? sent.find((url) => !shown.includes(url));
  if (missing !== undefined) return `${missing} is not both sent and shown`;
  if (files.length > 10) return `${files.length} files`;
  const bad = files.find(
    ({ name, text }) => text === '' || !/^[\w.-]+$/u.test(name) || text.length > 10 * 1024 * 1024,
  );
  return bad && `the file ${bad.name} of ${bad.text.length}`;
}

export function checkMessage(body: Json): string | undefined {
  const flags = Number(body['flags'] ?? 0);
  const all = flat(body['components']);
  const mentions = body['allowed_mentions'] as Json | undefined;
  if (!Array.isArray(mentions?.['parse']) || mentions['parse'].length > 0) return 'a message that may ping';
  if (String(body['nonce'] ?? '').length > MANY.nonce) return 'a nonce too long';
  if ((flags & V2) === 0)
    return all.length > 0
      ? 'components without their flag'
      : blank(body['content'])
        ? 'an empty message'
        : undefined;
  if (!blank(body['content']) || 'embeds' in body) return 'components v2 beside content or embeds';
  if (all.length === 0 || all.length > MANY.components) return `${all.length} components`;
  const texts = all.filter(({ type }) => type === TYPES.text).map(({ content }) => String(content));
  if (texts.some(blank)) return 'an empty text';
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > MANY.text) return `${length} characters`;
  const ids = all.flatMap(({ custom_id }) => (custom_id === undefined ? [] : [String(custom_id)]));
  if (new Set(ids).size < ids.length) return 'a custom_id twice';
  return all.map(checkComponent).find((wrong) => wrong !== undefined);
}

function checkComponent({ type, components, options, custom_id, label }: Json): string | undefined {
  if (type === TYPES.button && (blank(custom_id) || blank(label)))
    return 'a button without a label or custom_id';
  if (type === TYPES.menu) {
    const values = (options as readonly Json[]).map(({ value }) => value);
    return new Set(values).size < values.length ? 'a choice twice' : undefined;
  }
  if (type !== TYPES.row) return undefined;
  const kinds = (components as readonly Json[]).map((one) => one['type']);
  const alone = kinds.length === 1 && kinds[0] === TYPES.menu;
  return alone || kinds.every((kind) => kind === TYPES.button) ? undefined : 'a row of different things';
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding */
function checkCallback({ type, data }: Json): string | undefined {
  const { choices, components, custom_id } = (data ?? {}) as Json;
  if (type === 4 || type === 7) return checkMessage(data as Json);
  if (type === 8) return (choices as readonly Json[]).length > MANY.choices ? 'too many choices' : undefined;
  if (type !== 9) return undefined;
  const fields = components as readonly Json[];
  if (fields.length > 5 || blank(custom_id)) return 'a modal with too much or too little';
  return fields.every((one) => one['type'] === TYPES.label) ? undefined : 'a field without a label';
}

/** https://discord.com/developers/docs/interactions/application-commands */
function checkCommands(body: Json): string | undefined {
  for (const command of Object.values(body) as readonly Json[]) {
    const name = String(command['name']);
    if ((command['type'] ?? 1) === 1 && !/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u.test(name))
      return `the name ${name}`;
    if ((command['type'] ?? 1) !== 1 && 'description' in command && !blank(command['description']))
      return `a description of ${name}`;
    if (weight(command) > MANY.command) return `/${name} says too much`;
    const options = (command['options'] ?? []) as readonly Json[];
    const optional = options.findIndex(({ required }) => required !== true);
    if (optional >= 0 && options.slice(optional).some(({ required }) => required === true))
      return `/${name} requires an option after one that it doesn't`;
  }
  return sameName(Object.values(body) as readonly Json[]);
}

/** Two of a kind that are called the same, be it in one language. */
function sameName(parts: readonly Json[]): string | undefined {
  const locales = new Set(parts.flatMap((part) => Object.keys((part['name_localizations'] ?? {}) as Json)));
  for (const locale of ['', ...locales]) {
    const names = parts.map((part) => {
      const name = ((part['name_localizations'] ?? {}) as Json)[locale] ?? part['name'];
      return String(name);
    });
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) return `${twice} twice`;
  }
  return parts
    .map((part) => sameName((part['options'] ?? []) as readonly Json[]))
    .find((wrong) => wrong !== undefined);
}

/** Names, descriptions and values, each in its longest localisation. */
function weight(part: Json): number {
  const longest = (key: string): number =>
    Math.max(
      ...[part[key], ...Object.values((part[`${key}_localizations`] ?? {}) as Json)].map(
        (text) => String(text ?? '').length,
      ),
    );
  const inner = [
    ...((part['options'] ?? []) as readonly Json[]),
    ...((part['choices'] ?? []) as readonly Json[]),
  ];
  const value = String(part['value'] ?? '').length;
  return longest('name') + longest('description') + value + inner.reduce((sum, one) => sum + weight(one), 0);
}

/** Every component, however deep. */
export function flat(components: unknown): Json[] {
  if (!Array.isArray(components)) return [];
  return (components as readonly Json[]).flatMap((one) => [
    one,
    ...flat(one['components']),
    ...flat('accessory' in one ? [one['accessory']] : []),
  ]);
}

function blank(text: unknown): boolean {
  return String(text ?? '').trim() === '';
}
